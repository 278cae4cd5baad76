import Domain
import StrictJSON

/// A cluster of the demonstration in its season: what was reported, and what is made up so that it has a ranking.
struct DemoCluster {
    let report: ReportedCluster
    let clusterSeason: ClusterSeason
    let members: [MemberUnit]
    /// What its ranking is made of; nil where too little was reported for one.
    let ranking: Ranking?

    struct Ranking {
        let kind: ReviewKind
        let scale: [UInt8]
        /// By leaf, for every unit.
        let targets: [String: String]
        /// The login of the managing office.
        let office: String
        /// The login of the lead; nil where nobody leads, and the managing office assesses.
        let lead: String?
        /// Why the agreement holds although signatures are not known; nil where the units sign here.
        let unsignedBecause: String?
    }

    /// The agreement's text: what was reported, and the scale, which is made up and says so.
    func agreement() throws -> JSONDocument {
        guard let ranking else { throw DemoFailure.noRanking }
        let criteria = try DemoScale.criteria(ranking.scale)
        var writer = JSONWriter()
        writer.beginObject()
        writer.member("slogan", report.slogan ?? "(không nêu trong báo cáo)")
        writer.key("contents")
        writer.beginArray()
        for content in report.contents { writeContent(content, nil, to: &writer) }
        writeContent(
            "Thang điểm và kết quả: số liệu minh hoạ",
            "Báo cáo không nêu thang điểm; thang điểm, chỉ tiêu theo tiêu chí và mọi kết quả ở đây là số liệu minh hoạ.",
            to: &writer
        )
        writer.endArray()
        writer.member("targets", report.targets) { write($0, to: &$1) }
        writer.member("scale", json: criteria.scaleBytes)
        writer.object("assignments") { writer in
            for (leaf, target) in ranking.targets.sorted(by: { $0.key < $1.key }) {
                writer.key(leaf)
                writer.beginObject()
                for member in members {
                    writer.key(member.code.utf8)
                    writer.value(json: Array(#"{"target":\#(target)}"#.utf8))
                }
                writer.endObject()
            }
        }
        writer.endObject()
        return try JSONDocument(writer.bytes)
    }

    private func writeContent(_ title: String, _ text: String?, to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("title", title)
        if let text {
            writer.member("text", text)
        }
        writer.endObject()
    }

    private func write(_ target: ReportedCluster.Target, to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("text", target.text)
        writer.member("scope", target.isOfCluster ? "cluster" : "unit")
        if let amount = target.amount {
            writer.member("op", amount.op)
            writer.member("value", json: Array(amount.value.utf8))
            writer.member("unitOfMeasure", amount.unit)
        }
        writer.endObject()
    }
}

/// A fault of the demonstration itself.
enum DemoFailure: Error {
    case noRanking
    case unknown(String)
}
