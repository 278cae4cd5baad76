import Domain

/// A column of the sheet for people.
struct RankingColumn {
    /// What stands in a cell.
    enum Value {
        case text(String)
        case number(Double)
        case nothing

        static func optional(_ text: String?) -> Value { text.map { .text($0) } ?? .nothing }
        static func yesOrNo(_ value: Bool) -> Value { .text(value ? "có" : "không") }

        /// How many lines it takes in a column. Counted generously: a word goes to the next line whole.
        func lines(width: Int) -> Int {
            if case .text(let text) = self { 1 + text.count * 5 / 4 / width } else { 1 }
        }

        /// A spreadsheet's own numbers are binary; 15 digits of a decimal survive, and no points have more.
        static func decimal(_ decimal: ExactDecimal) -> Value {
            Double(decimal.text).map { .number($0) } ?? .text(decimal.text)
        }
    }

    let heading: String
    /// In characters.
    let width: Int
    let format: CellStyle.Format
    let value: @Sendable (ExportedRanking, RankingLine) -> Value

    private init(
        _ heading: String,
        _ width: Int,
        _ format: CellStyle.Format = .text,
        _ value: @escaping @Sendable (ExportedRanking, RankingLine) -> Value
    ) {
        self.heading = heading
        self.width = width
        self.format = format
        self.value = value
    }

    static let all: [RankingColumn] = [
        RankingColumn("Kỳ thi đua", 10) { ranking, _ in .text(ranking.place.season) },
        RankingColumn("Đơn vị quản lý", 18) { ranking, _ in .text(ranking.place.managingUnitName) },
        RankingColumn("Khối", 14) { ranking, _ in .optional(ranking.place.block) },
        RankingColumn("Cụm", 16) { ranking, _ in .text(ranking.place.clusterWords) },
        RankingColumn("Đợt chấm điểm", 15) { ranking, _ in .text(ranking.place.reviewWords) },
        RankingColumn("Trạng thái", 14) { ranking, _ in .text(ranking.statusWords) },
        RankingColumn("Hạng", 6, .whole) { _, line in line.rank.map { .number(Double($0)) } ?? .nothing },
        RankingColumn("Mã đơn vị", 10) { _, line in .text(line.code.description) },
        RankingColumn("Đơn vị", 30) { _, line in .text(line.name) },
        RankingColumn("Điểm", 9, .points) { _, line in .decimal(line.points) },
        RankingColumn("Điểm tối đa được giao", 9, .points) { _, line in .decimal(line.assignedMax) },
        RankingColumn("Điểm thưởng", 8, .points) { _, line in .decimal(line.bonus) },
        RankingColumn("Điểm trừ", 8, .points) { _, line in .decimal(line.penalty) },
        RankingColumn("Tổng điểm", 9, .points) { _, line in .decimal(line.total) },
        RankingColumn("Tỷ lệ (%)", 10, .percent) { _, line in .decimal(line.percent) },
        RankingColumn("Xếp loại", 11) { _, line in .optional(line.grade) },
        RankingColumn("Đủ điều kiện", 7) { _, line in .yesOrNo(line.isEligible) },
        RankingColumn("Đủ kết quả", 7) { _, line in .yesOrNo(line.isComplete) },
        RankingColumn("Ghi chú", 20) { ranking, line in .optional(remarks(on: line, in: ranking)) },
        RankingColumn("Công bố số", 7, .whole) { ranking, _ in
            (ranking.publication?.number).map { .number(Double($0)) } ?? .nothing
        },
        RankingColumn("Ngày công bố", 11, .day) { ranking, _ in
            (ranking.publication?.day).map { .number($0.spreadsheetDay) } ?? .nothing
        },
        RankingColumn("SHA-256 của bản công bố", 68) { ranking, _ in .optional(ranking.publication?.sha256) },
    ]

    /// The last column is for checking on a screen, and too wide for paper.
    static let printed = all.dropLast()

    private static func remarks(on line: RankingLine, in ranking: ExportedRanking) -> String? {
        var remarks: [String] = []
        if ranking.isIllustrative { remarks.append("số liệu minh hoạ") }
        if !line.missing.isEmpty {
            let codes = line.missing.prefix(longestList).map(\.description).joined(separator: ", ")
            remarks.append("thiếu kết quả: \(codes)\(line.missing.count > longestList ? ", …" : "")")
        }
        return remarks.isEmpty ? nil : remarks.joined(separator: "; ")
    }

    /// More missing criteria than these are not named one by one: a cell stays readable.
    private static let longestList = 12
}

extension ExportedRanking {
    fileprivate var statusWords: String { publication == nil ? "chưa công bố (tạm tính)" : "đã công bố" }
}

extension RankingPlace {
    fileprivate var clusterWords: String {
        [clusterNumber.map { "Cụm số \($0)" }, clusterName].compactMap(\.self).joined(separator: " – ")
    }

    fileprivate var reviewWords: String {
        let kind =
            switch reviewKind {
            case .midYear: "Sơ kết 6 tháng"
            case .nineMonth: "Kiểm tra 9 tháng"
            case .annual: "Tổng kết năm"
            case .monthly: "Hằng tháng"
            case .quarterly: "Hằng quý"
            }
        return reviewName.map { "\(kind): \($0)" } ?? kind
    }
}

extension Day {
    /// Days as spreadsheets count them: 25,569 of them lie before 1970. Right from March 1900 on.
    fileprivate var spreadsheetDay: Double { Double(daysSince1970) + 25_569 }
}
