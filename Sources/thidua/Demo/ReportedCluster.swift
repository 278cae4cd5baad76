/// A cluster as a newspaper reported it: what is said there and nothing else.
struct ReportedCluster {
    /// A day, a month, half a year or a year: as exactly as the report says it.
    struct ReportedDate {
        /// ISO 8601, as much of it as is known: `2017`, `2017-03`, `2017-03-13`.
        let iso: String
        let words: String
    }

    /// How the report is called in tables.
    let source: String
    /// The unit whose office manages the cluster, and the code that it has in the demonstration.
    let managingUnit: (code: String, name: String)
    /// nil where the report gives none.
    let number: Int32?
    let year: Int
    /// The members that it names, by the demonstration's code.
    let members: [(code: String, name: String)]
    /// The code of the lead; nil where the report names none.
    let lead: String?
    let slogan: String?
    let contents: [String]
    let targets: [Target]
    /// When what was reported happened.
    let date: ReportedDate
    /// The day on which the units signed, where the report says it.
    let signedOn: String?

    struct Target {
        let text: String
        let isOfCluster: Bool
        /// Operator, value and unit of measure, where it is a number.
        let amount: (op: String, value: String, unit: String)?
    }

    /// What is shown instead of a number.
    var name: String { number.map { "Cụm thi đua số \($0)" } ?? "Cụm thi đua (báo cáo không nêu số)" }
}

extension ReportedCluster {
    private static let ministry = (code: "BCA", name: "Bộ Công an")

    /// The five reports of the repository's collection.
    static let all: [ReportedCluster] = [
        ReportedCluster(
            source: "000",
            managingUnit: ministry,
            number: 1,
            year: 2017,
            members: [("V01", "Văn phòng Bộ Công an")],
            lead: "V01",
            slogan: "Đổi mới, chủ động, kỷ cương, trách nhiệm, hiệu quả",
            contents: [],
            targets: [],
            date: ReportedDate(iso: "2017", words: "hội nghị sơ kết 6 tháng đầu năm 2017, không nêu ngày"),
            signedOn: nil
        ),
        ReportedCluster(
            source: "001",
            managingUnit: (code: "TC", name: "Tổng cục (báo cáo không nêu tên)"),
            number: nil,
            year: 2017,
            members: [],
            lead: nil,
            slogan: nil,
            contents: [],
            targets: [],
            date: ReportedDate(iso: "2017", words: "hội nghị sơ kết 6 tháng đầu năm 2017, không nêu ngày"),
            signedOn: nil
        ),
        ReportedCluster(
            source: "002",
            managingUnit: ministry,
            number: 6,
            year: 2024,
            members: [
                ("CDN", "Cục Đối ngoại"), ("V01", "Văn phòng Bộ Công an"),
                ("CKHCL", "Cục Khoa học, chiến lược và lịch sử Công an"),
                ("CXDPT", "Cục Xây dựng phong trào bảo vệ an ninh Tổ quốc"), ("CHSNV", "Cục Hồ sơ nghiệp vụ"),
                ("CPC", "Cục Pháp chế và cải cách hành chính, tư pháp"),
            ],
            lead: "CDN",
            slogan: nil,
            contents: [],
            targets: [],
            date: ReportedDate(iso: "2024-07-30", words: "hội nghị sơ kết chiều 30/7/2024"),
            signedOn: nil
        ),
        ReportedCluster(
            source: "003",
            managingUnit: (code: "CAT", name: "Công an tỉnh (báo cáo không nêu tên)"),
            number: 1,
            year: 2021,
            members: [("CTDCT", "Phòng Công tác Đảng và công tác chính trị")],
            lead: "CTDCT",
            slogan: "Đoàn kết, dân chủ, kỷ cương, trách nhiệm, bám cơ sở, vì nhân dân phục vụ",
            contents: [],
            targets: [],
            date: ReportedDate(iso: "2021", words: "hội nghị thông qua giao ước năm 2021, không nêu ngày"),
            signedOn: nil
        ),
        ReportedCluster(
            source: "004",
            managingUnit: ministry,
            number: 3,
            year: 2017,
            members: [
                ("PHUTHO", "Công an tỉnh Phú Thọ"), ("BACKAN", "Công an tỉnh Bắc Kạn"),
                ("QUANGNINH", "Công an tỉnh Quảng Ninh"), ("THAINGUYEN", "Công an tỉnh Thái Nguyên"),
                ("BACGIANG", "Công an tỉnh Bắc Giang"), ("HOABINH", "Công an tỉnh Hòa Bình"),
                ("YENBAI", "Công an tỉnh Yên Bái"), ("TUYENQUANG", "Công an tỉnh Tuyên Quang"),
            ],
            lead: nil,
            slogan: "Đổi mới - Chủ động - Kỷ cương - Trách nhiệm - Hiệu quả",
            contents: [
                "Tăng cường công tác xây dựng Đảng, xây dựng lực lượng trong sạch, vững mạnh"
            ],
            targets: [
                Target(
                    text: "Tỷ lệ điều tra khám phá án đạt 75% trở lên",
                    isOfCluster: false,
                    amount: (">=", "75", "%")
                ),
                Target(
                    text: "Án nghiêm trọng, đặc biệt nghiêm trọng đạt trên 90%",
                    isOfCluster: false,
                    amount: (">", "90", "%")
                ),
                Target(
                    text: "50% đơn vị trong cụm được Bộ Công an tặng cờ thi đua",
                    isOfCluster: true,
                    amount: (">=", "50", "%")
                ),
                Target(
                    text: "1 đơn vị được tặng Cờ thi đua của Chính phủ",
                    isOfCluster: true,
                    amount: ("=", "1", "đơn vị")
                ),
            ],
            date: ReportedDate(iso: "2017-03-13", words: "ký giao ước sáng 13/3/2017"),
            signedOn: "2017-03-13"
        ),
    ]
}
