import Domain
import StrictJSON

/// Records of the made-up cluster, and who does what to them.
enum RecordHouse {
    static let facts = RecordFacts(cluster: Cluster.seasonFacts, managingChain: [Cluster.province, Cluster.ministry])
    static let officeAlone = RecordFacts(cluster: nil, managingChain: [Cluster.ministry])

    static let officer = Cluster.account([.officer], of: Cluster.member)
    static let lead = Cluster.account([.officer], of: Cluster.lead)
    static let deputy = Cluster.account([.officer], of: Cluster.deputy)
    static let office = Cluster.account([.managingOfficer], of: Cluster.province)
    static let stranger = Cluster.account([.head], of: Cluster.elsewhere)
    static let auditor = Cluster.account([.auditor], of: Cluster.ministry)
    static let everybody = [officer, lead, deputy, office, stranger, auditor]

    static let movement = #"""
        {"kind":"campaign","title":"Chào mừng 19/8","from":"2026-05-19","to":"2026-08-19","contents":[{"title":"x"}],
         "targets":[{"text":"Tỷ lệ khám phá án","op":">=","value":75.5,"unitOfMeasure":"%"}]}
        """#
    static let activity = #"""
        {"kind":"visit","title":"Thăm gia đình chính sách","month":"2026-07",
         "outcome":{"from":"2026-07-26","to":"2026-07-27","gifts":[
            {"beneficiary":"A","money":1500000.5},{"beneficiary":"B","money":0.25,"gifts":"Sữa"}]}}
        """#
    static let exemplar = #"{"kind":"person","name":"Nguyễn Văn A","rank":"Thượng úy","achievement":"Bắt tội phạm"}"#
    static let practice = #"{"field":"An ninh","title":"Camera","description":"Nhân dân góp camera"}"#

    static func text<Subject: RecordSubject>(_ json: String) throws -> Subject {
        try Subject(JSONDocument(Array(json.utf8)).root)
    }

    /// A record of the member, or of the cluster.
    static func record<Subject: RecordSubject>(
        _ json: String,
        _ state: Subject.State = .first
    ) throws -> Record<Subject> {
        Record(
            id: Identifier<Subject>(bits: 7),
            place: Cluster.seasonFacts.place,
            unit: Subject.isOfUnit ? Cluster.member : nil,
            follows: nil,
            text: try text(json),
            state: state,
            reach: Subject.reach(in: .first, ofCluster: true) ?? .unit,
            version: 1
        )
    }

    /// The places of all problems of a text.
    static func problems<Subject: RecordSubject>(_ json: String, _ type: Subject.Type) throws -> [String] {
        do {
            let _: Subject = try text(json)
            return []
        } catch let refusal as RecordRefusal {
            return refusal.problems.map { "\($0.pointer)" }
        }
    }
}
