import Application
import Domain
import HTTP
import StrictJSON

/// What came of a submission.
struct SubmissionReceipt: WritableBody {
    static let schema = ObjectSchema(
        "SubmissionReceipt",
        [
            .required("revision", .revision), .required("entries", .count),
            .required("missing", .array(of: .code, maximum: 1_000_000)),
            .required("notDone", .array(of: .code, maximum: SheetDivision.most)),
        ],
        example: #"{"revision":"2.176","entries":175,"missing":["I.1"],"notDone":["I"]}"#
    )

    private let receipt: SubmitSheet.Receipt

    init(_ receipt: SubmitSheet.Receipt) { self.receipt = receipt }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("revision", receipt.revision.description)
        writer.member("entries", receipt.entries)
        writer.member("missing", receipt.missing)
        writer.member("notDone", receipt.notDone)
        writer.endObject()
    }
}
