import Application
import Domain
import HTTP
import StrictJSON

/// A decision that an office records.
struct AwardDecisionRequest: ReadableBody {
    private static let nomination = ObjectSchema(
        "NominationRuling",
        [
            .required("nomination", .uuid), .required("granted", .boolean),
            .optional("reason", .nullable(.text(0...10_000))),
        ],
        example: #"{"nomination":"0199a000-0000-7000-8000-000000000024","granted":true}"#
    )
    private static let former = ObjectSchema(
        "FormerAward",
        [
            .required("unit", .uuid), .optional("person", .nullable(.text(1...200))), .required("award", .uuid),
            .optional("clusterSeason", .nullable(.uuid)),
        ],
        example: #"{"unit":"0199a000-0000-7000-8000-000000000003","award":"0199a000-0000-7000-8000-000000000021"}"#
    )
    private static let revocation = ObjectSchema(
        "AwardRevocation",
        [.required("result", .uuid), .required("reason", .text(0...10_000))],
        example: #"{"result":"0199a000-0000-7000-8000-000000000026","reason":"Ghi nhầm đơn vị"}"#
    )
    static let signer = ObjectSchema(
        "AwardSigner",
        [
            .required("name", .text(1...200)), .optional("rank", .nullable(.text(1...100))),
            .optional("position", .nullable(.text(1...200))), .optional("form", .nullable(.signingForm)),
        ],
        example: #"{"name":"Nguyễn Văn A","rank":"Đại tướng","position":"Bộ trưởng"}"#
    )
    static let schema = ObjectSchema(
        "AwardDecisionRequest",
        [
            .required("managingUnit", .uuid), .required("season", .uuid), .required("number", .text(1...100)),
            .required("decidedOn", .day), .required("signer", .object(signer)),
            .optional("officialDocument", .nullable(.uuid)),
            .optional("nominations", .array(of: .object(nomination), maximum: 2_000)),
            .optional("former", .array(of: .object(former), maximum: 2_000)),
            .optional("revocations", .array(of: .object(revocation), maximum: 2_000)),
        ],
        example: #"""
            {"managingUnit":"0199a000-0000-7000-8000-000000000001","season":"0199a000-0000-7000-8000-000000000004","number":"1234/QĐ-BCA","decidedOn":"2026-12-20","signer":{"name":"Nguyễn Văn A","position":"Bộ trưởng"},"nominations":[{"nomination":"0199a000-0000-7000-8000-000000000024","granted":true}],"former":[{"unit":"0199a000-0000-7000-8000-000000000003","award":"0199a000-0000-7000-8000-000000000021"}]}
            """#
    )

    let header: DecideAwards.Header
    let rulings: AwardRulings

    init(_ object: CheckedObject) throws {
        try object.checkChanges("nominations", "former", "revocations")
        guard let value = object.value("signer") else { throw SchemaMismatch() }
        let signer = try CheckedObject(value, Self.signer)
        header = DecideAwards.Header(
            managingUnit: try object.identifier("managingUnit"),
            season: try object.identifier("season"),
            number: try object.string("number"),
            decidedOn: try object.day("decidedOn"),
            signer: Signer(
                name: try signer.visibleName("name"),
                rank: try signer.optionalVisibleName("rank"),
                position: try signer.optionalVisibleName("position"),
                form: signer.optionalString("form").flatMap(Signer.Form.init)
            ),
            document: object.optionalIdentifier("officialDocument")
        )
        rulings = AwardRulings(
            nominations: try object.objectList("nominations", Self.nomination).map { ruling in
                AwardRulings.OnNomination(
                    try ruling.identifier("nomination"),
                    isGranted: ruling.value("granted")?.boolean ?? false,
                    reason: ruling.optionalString("reason")
                )
            },
            former: try object.objectList("former", Self.former).map { former in
                AwardRulings.Former(
                    Nomination.Subject(
                        unit: try former.identifier("unit"),
                        person: try former.optionalVisibleName("person"),
                        award: try former.identifier("award")
                    ),
                    clusterSeason: former.optionalIdentifier("clusterSeason")
                )
            },
            revocations: try object.objectList("revocations", Self.revocation).map { revocation in
                AwardRulings.Revocation(try revocation.identifier("result"), reason: try revocation.string("reason"))
            }
        )
    }
}

/// Which decisions are listed.
struct AwardDecisionQuery: ReadableBody {
    static let schema = ObjectSchema(
        "AwardDecisionQuery",
        [.required("season", .uuid), .optional("managingUnit", .uuid)] + ObjectSchema.Member.page,
        example: #"{"season":"0199a000-0000-7000-8000-000000000004"}"#
    )

    let season: SeasonID
    let managingUnit: UnitID?
    let page: PageRequest<AwardDecisionID>

    init(_ object: CheckedObject) throws {
        season = try object.identifier("season")
        managingUnit = object.optionalIdentifier("managingUnit")
        page = try object.page()
    }
}

/// A decision without what it says of each.
struct AwardDecisionHeaderBody: WritableBody {
    static let members: [ObjectSchema.Member] = [
        .required("id", .uuid), .required("managingUnit", .uuid), .required("season", .uuid),
        .required("number", .text(1...100)), .required("decidedOn", .day),
        .required("signer", .object(AwardDecisionRequest.signer)), .required("officialDocument", .nullable(.uuid)),
    ]
    static let schema = ObjectSchema(
        "AwardDecisionHeader",
        members,
        example: #"""
            {"id":"0199a000-0000-7000-8000-000000000025","managingUnit":"0199a000-0000-7000-8000-000000000001","season":"0199a000-0000-7000-8000-000000000004","number":"1234/QĐ-BCA","decidedOn":"2026-12-20","signer":{"name":"Nguyễn Văn A","rank":null,"position":"Bộ trưởng","form":null},"officialDocument":null}
            """#
    )

    private let decision: AwardDecision

    init(_ decision: AwardDecision) { self.decision = decision }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        Self.writeMembers(of: decision, to: &writer)
        writer.endObject()
    }

    static func writeMembers(of decision: AwardDecision, to writer: inout JSONWriter) {
        writer.member("id", decision.id)
        writer.member("managingUnit", decision.managingUnit)
        writer.member("season", decision.season)
        writer.member("number", decision.number)
        writer.member("decidedOn", decision.decidedOn)
        writer.object("signer") { writer in
            writer.member("name", decision.signer.name)
            writer.member("rank", decision.signer.rank)
            writer.member("position", decision.signer.position)
            writer.member("form", decision.signer.form)
        }
        writer.member("officialDocument", decision.document)
    }
}

/// A decision with what it says of each, as far as the caller may know.
struct AwardDecisionBody: WritableBody {
    private static let result = ObjectSchema(
        "AwardResult",
        [
            .required("id", .uuid), .required("outcome", .oneOf(AwardOutcome.allCases.map(\.rawValue))),
            .required("unit", .uuid), .required("person", .nullable(.text(1...200))), .required("award", .uuid),
            .required("clusterSeason", .nullable(.uuid)), .required("nomination", .nullable(.uuid)),
            .required("reason", .nullable(.text(1...2_000))), .required("revokes", .nullable(.uuid)),
        ],
        example: #"""
            {"id":"0199a000-0000-7000-8000-000000000026","outcome":"granted","unit":"0199a000-0000-7000-8000-000000000003","person":null,"award":"0199a000-0000-7000-8000-000000000021","clusterSeason":"0199a000-0000-7000-8000-000000000006","nomination":"0199a000-0000-7000-8000-000000000024","reason":null,"revokes":null}
            """#
    )
    static let schema = ObjectSchema(
        "AwardDecision",
        AwardDecisionHeaderBody.members + [.required("results", .array(of: .object(result), maximum: 10_000))],
        example: #"""
            {"id":"0199a000-0000-7000-8000-000000000025","managingUnit":"0199a000-0000-7000-8000-000000000001","season":"0199a000-0000-7000-8000-000000000004","number":"1234/QĐ-BCA","decidedOn":"2026-12-20","signer":{"name":"Nguyễn Văn A","rank":null,"position":"Bộ trưởng","form":null},"officialDocument":null,"results":[]}
            """#
    )

    private let decision: AwardDecision
    private let results: [AwardResult]

    init(_ decision: AwardDecision, _ results: [AwardResult]) {
        self.decision = decision
        self.results = results
    }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        AwardDecisionHeaderBody.writeMembers(of: decision, to: &writer)
        writer.objects("results", results) { result, writer in
            writer.member("id", result.id)
            writer.member("outcome", result.outcome)
            writer.member("unit", result.subject.unit)
            writer.member("person", result.subject.person)
            writer.member("award", result.subject.award)
            writer.member("clusterSeason", result.clusterSeason)
            writer.member("nomination", result.nomination)
            writer.member("reason", result.reason)
            writer.member("revokes", result.revokes)
        }
        writer.endObject()
    }
}
