import Application
import Domain
import HTTP
import StrictJSON

/// Which documents of the register are listed.
struct OfficialDocumentQuery: ReadableBody {
    static let schema = ObjectSchema(
        "OfficialDocumentQuery",
        [
            .optional("clusterSeason", .uuid), .optional("kind", .documentKind), .optional("from", .day),
            .optional("to", .day), .optional("q", .text(1...300)),
        ] + ObjectSchema.Member.page,
        example: #"{"kind":"directive","from":"2016-01-01","q":"chi thi","limit":50}"#
    )

    let clusterSeason: ClusterSeasonID?
    let kind: OfficialDocumentKind?
    let from: Day?
    let to: Day?
    let text: String?
    let page: PageRequest<OfficialDocumentID>

    init(_ object: CheckedObject) throws {
        clusterSeason = object.optionalIdentifier("clusterSeason")
        kind = object.optionalString("kind").flatMap { OfficialDocumentKind(rawValue: $0) }
        from = object.optionalDay("from")
        to = object.optionalDay("to")
        text = object.optionalString("q")
        page = try object.page()
    }
}

/// What a register says of a document, in requests and answers alike.
private enum EntryMembers {
    static let signer = ObjectSchema(
        "OfficialDocumentSigner",
        [
            .optional("name", .nullable(.text(1...OfficialDocumentEntry.longestName))),
            .optional("rank", .nullable(.text(1...OfficialDocumentEntry.longestRank))),
            .optional("position", .nullable(.text(1...OfficialDocumentEntry.longestPosition))),
            .optional("form", .nullable(.signingForm)),
        ],
        example: #"{"name":"Trần Văn A (minh hoạ)","rank":"Đại tá","position":"Phó Giám đốc","form":"KT"}"#
    )
    static let all: [ObjectSchema.Member] = [
        .required("kind", .documentKind),
        .optional("symbol", .nullable(.text(1...OfficialDocumentEntry.longestSymbol))),
        .optional("issuedOn", .nullable(.day)),
        .optional("issuer", .nullable(.text(1...OfficialDocumentEntry.longestIssuer))),
        .optional("signer", .nullable(.object(signer))),
        .required("summary", .text(1...OfficialDocumentEntry.longestSummary)),
        .optional(
            "recipients",
            .array(of: .text(1...OfficialDocumentEntry.longestRecipient), maximum: OfficialDocumentEntry.mostRecipients)
        ),
        .optional("file", .nullable(.uuid)),
    ]
    static let example = #"""
        "kind":"directive","symbol":"26/CT-TTg","issuedOn":"2016-09-05","issuer":"Thủ tướng Chính phủ","signer":null,"summary":"Về tăng cường kỷ luật, kỷ cương","recipients":["Các bộ"],"file":null
        """#

    static func entry(_ object: CheckedObject) throws -> OfficialDocumentEntry {
        guard let kind = OfficialDocumentKind(rawValue: try object.string("kind")) else { throw SchemaMismatch() }
        var entrySigner: OfficialDocumentSigner?
        if let value = object.value("signer") {
            let object = try CheckedObject(value, signer)
            entrySigner = OfficialDocumentSigner(
                name: object.optionalString("name"),
                rank: object.optionalString("rank"),
                position: object.optionalString("position"),
                form: object.optionalString("form").flatMap { Signer.Form(rawValue: $0) }
            )
            if entrySigner == OfficialDocumentSigner(name: nil, rank: nil, position: nil, form: nil) {
                entrySigner = nil
            }
        }
        return OfficialDocumentEntry(
            kind: kind,
            symbol: object.optionalString("symbol"),
            issuedOn: object.optionalDay("issuedOn"),
            issuer: object.optionalString("issuer"),
            signer: entrySigner,
            summary: try object.string("summary"),
            recipients: object.value("recipients") == nil ? [] : try object.strings("recipients"),
            file: object.optionalIdentifier("file")
        )
    }
}

/// A document that is to be entered in a register: that of a cluster's season, or that of a unit.
struct OfficialDocumentRequest: ReadableBody {
    static let schema = ObjectSchema(
        "OfficialDocumentRequest",
        [.optional("clusterSeason", .nullable(.uuid)), .optional("managingUnit", .nullable(.uuid))] + EntryMembers.all,
        example: #"{"managingUnit":"0199a000-0000-7000-8000-000000000001",\#(EntryMembers.example)}"#
    )

    private let clusterSeason: ClusterSeasonID?
    private let managingUnit: UnitID?
    private let entry: OfficialDocumentEntry

    init(_ object: CheckedObject) throws {
        clusterSeason = object.optionalIdentifier("clusterSeason")
        managingUnit = object.optionalIdentifier("managingUnit")
        entry = try EntryMembers.entry(object)
    }

    /// What is wanted.
    ///
    /// - Throws: `Problem` `invalid-request` where it is not said which register is meant.
    func wish() throws -> RegisterOfficialDocument {
        switch (clusterSeason, managingUnit) {
        case (let clusterSeason?, nil): RegisterOfficialDocument(entry, in: .clusterSeason(clusterSeason))
        case (nil, let unit?): RegisterOfficialDocument(entry, in: .unit(unit))
        default:
            throw Problem(
                .invalidRequest,
                detail: Wording(
                    vi: "Cần đúng một trong clusterSeason và managingUnit.",
                    en: "Needs exactly one of clusterSeason and managingUnit."
                )
            )
        }
    }
}

/// What a register says of a document from now on, all of it.
struct OfficialDocumentCorrectionRequest: ReadableBody {
    static let schema = ObjectSchema(
        "OfficialDocumentCorrectionRequest",
        EntryMembers.all,
        example: "{\(EntryMembers.example)}"
    )

    let entry: OfficialDocumentEntry

    init(_ object: CheckedObject) throws { entry = try EntryMembers.entry(object) }
}

/// A document of a register.
struct OfficialDocumentBody: WritableBody {
    static let schema = ObjectSchema(
        "OfficialDocument",
        [
            .required("id", .uuid), .required("clusterSeason", .nullable(.uuid)), .required("managingUnit", .uuid),
            .required("version", .version),
        ] + EntryMembers.all,
        example: #"""
            {"id":"0199a000-0000-7000-8000-00000000000b","clusterSeason":null,"managingUnit":"0199a000-0000-7000-8000-000000000001","version":1,\#(EntryMembers.example)}
            """#
    )

    private let document: OfficialDocument

    init(_ document: OfficialDocument) { self.document = document }

    func write(to writer: inout JSONWriter) {
        let entry = document.entry
        writer.beginObject()
        writer.member("id", document.id)
        writer.member("clusterSeason", document.place.clusterSeason)
        writer.member("managingUnit", document.place.managingUnit)
        writer.member("version", document.version)
        writer.member("kind", entry.kind)
        writer.member("symbol", entry.symbol)
        writer.member("issuedOn", entry.issuedOn)
        writer.member("issuer", entry.issuer)
        if let signer = entry.signer {
            writer.object("signer") { writer in
                writer.member("name", signer.name)
                writer.member("rank", signer.rank)
                writer.member("position", signer.position)
                writer.member("form", signer.form)
            }
        } else {
            writer.member("signer", nil as String?)
        }
        writer.member("summary", entry.summary)
        writer.member("recipients", entry.recipients) { $1.string($0) }
        writer.member("file", entry.file)
        writer.endObject()
    }
}

extension Schema {
    static let documentKind = Schema.oneOf(OfficialDocumentKind.allCases.map(\.rawValue))
}
