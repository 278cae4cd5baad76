import Application
import Domain
import HTTP
import StrictJSON

/// The wish that an agreement is laid there to be signed, or taken back.
struct AgreementStateRequest: ReadableBody {
    static let schema = ObjectSchema(
        "AgreementStateRequest",
        [
            .required("to", .oneOf([AgreementState.signing, .draft].map(\.rawValue))),
            .optional("reason", .text(0...10_000)),
        ],
        example: #"{"to":"draft","reason":"Bổ sung chỉ tiêu"}"#
    )

    let move: MoveAgreement.Move

    init(_ object: CheckedObject) throws {
        switch AgreementState(rawValue: try object.string("to")) {
        case .signing: move = .propose
        case .draft: move = .withdraw(reason: object.optionalString("reason") ?? "")
        default: throw SchemaMismatch()
        }
    }
}

/// A signature: of the own unit's head by account, or one that stands on paper.
struct SignatureRequest: ReadableBody {
    private static let paper = ObjectSchema(
        "PaperSignature",
        [
            .required("name", .text(1...200)), .optional("rank", .text(1...100)),
            .optional("position", .text(1...200)), .optional("form", .signingForm), .required("signedOn", .day),
        ],
        example:
            #"{"name":"Nguyễn Văn A","rank":"Đại tá","position":"Trưởng phòng","form":"TM","signedOn":"2026-02-14"}"#
    )
    static let schema = ObjectSchema(
        "SignatureRequest",
        [.required("unit", .uuid), .optional("paper", .object(paper))],
        example: #"{"unit":"0199a000-0000-7000-8000-000000000001"}"#
    )

    let unit: UnitID
    let paper: SignAgreement.Paper?

    init(_ object: CheckedObject) throws {
        unit = try object.identifier("unit")
        paper = try object.value("paper").map { value in
            let paper = try CheckedObject(value, Self.paper)
            return SignAgreement.Paper(
                signer: Signer(
                    name: try paper.visibleName("name"),
                    rank: try paper.optionalVisibleName("rank"),
                    position: try paper.optionalVisibleName("position"),
                    form: paper.optionalString("form").flatMap(Signer.Form.init)
                ),
                signedOn: try paper.day("signedOn")
            )
        }
    }
}

/// What came of a signature.
struct SignatureReceiptBody: WritableBody {
    static let schema = ObjectSchema(
        "SignatureReceipt",
        [.required("missing", .array(of: .uuid, maximum: 10_000))],
        example: #"{"missing":[]}"#
    )

    private let receipt: SignatureReceipt

    init(_ receipt: SignatureReceipt) { self.receipt = receipt }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("missing", receipt.missing)
        writer.endObject()
    }
}

/// The wish that an agreement holds, with the units that have not signed by name.
struct EnforcementRequest: ReadableBody {
    static let schema = ObjectSchema(
        "EnforcementRequest",
        [.optional("outstanding", .array(of: .uuid, maximum: 10_000)), .optional("reason", .text(0...10_000))],
        example: #"{"outstanding":["0199a000-0000-7000-8000-000000000001"],"reason":"Đơn vị đang sáp nhập"}"#
    )

    let outstanding: Set<UnitID>
    let reason: String?

    init(_ object: CheckedObject) throws {
        outstanding = Set(
            try object.value("outstanding") == nil ? [] : object.strings("outstanding").compactMap { UnitID($0) }
        )
        reason = object.optionalString("reason")
    }
}
