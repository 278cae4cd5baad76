import Application
import Domain
import HTTP
import StrictJSON

/// What an officer typed, for up to 2,000 criteria at once.
struct DraftRequest: ReadableBody {
    static let schema = ObjectSchema(
        "DraftRequest",
        [.required("results", .map(of: .object(.draftLeaf), counts: 1...2_000))],
        example: #"{"results":{"I.1":{"result":{"points":7},"version":0}}}"#
    )

    static let criteriaMember: String? = "results"

    let edits: [SaveDraft.Edit]

    init(_ object: CheckedObject) throws {
        var reading = EvidenceReading()
        edits = try object.codes("results").map { code, value in
            let leaf = try CheckedObject(value, .draftLeaf)
            guard let version = Int32(exactly: try leaf.integer("version")) else { throw SchemaMismatch() }
            return SaveDraft.Edit(
                criterion: code,
                result: leaf.value("result"),
                evidence: reading.evidence(of: leaf),
                expectedVersion: version
            )
        }
        try reading.check()
    }
}

/// The criteria that were sent, as they stand now.
struct DraftReceipt: WritableBody {
    static let schema = ObjectSchema(
        "DraftReceipt",
        [.required("results", .map(of: .object(.draftLeaf), counts: 1...2_000))],
        example: #"{"results":{"I.1":{"result":{"points":7},"version":1}}}"#
    )

    private let leaves: [DraftLeaf]

    init(_ leaves: [DraftLeaf]) { self.leaves = leaves }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.object("results") { writer in
            for leaf in leaves { leaf.writeMember(to: &writer) }
        }
        writer.endObject()
    }
}
