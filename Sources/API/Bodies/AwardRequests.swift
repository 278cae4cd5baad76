import Application
import Domain
import HTTP
import StrictJSON

/// Which awards are listed.
struct AwardQuery: ReadableBody {
    static let schema = ObjectSchema(
        "AwardQuery",
        [.optional("managingUnit", .uuid), .optional("kind", .awardKind), .optional("on", .day)]
            + ObjectSchema.Member.page,
        example: #"{"kind":"title"}"#
    )

    let managingUnit: UnitID?
    let kind: AwardKind?
    let day: Day?
    let page: PageRequest<AwardID>

    init(_ object: CheckedObject) throws {
        managingUnit = object.optionalIdentifier("managingUnit")
        kind = object.optionalString("kind").flatMap(AwardKind.init)
        day = object.optionalDay("on")
        page = try object.page()
    }
}

/// A version of an award that joins a catalogue.
struct AwardRequest: ReadableBody {
    static let requirements = ObjectSchema(
        "AwardRequirements",
        [
            .optional("leadsCluster", .boolean), .optional("maximumRank", .integer(1...1_000_000)),
            .optional("minimumPercent", .number), .optional("grades", .awardCodes),
            .optional("meets", .awardCodes), .optional("proposedFor", .awardCodes),
        ],
        example: #"{"leadsCluster":true,"meets":["CoBCA"]}"#
    )
    static let schema = ObjectSchema(
        "AwardRequest",
        [
            .required("managingUnit", .uuid), .required("code", .text(1...Award.longestCode)),
            .required("name", .text(1...Award.longestName)), .required("kind", .awardKind),
            .required("recipient", .awardRecipient), .required("level", .text(1...200)),
            .optional("requirements", .object(requirements)), .optional("basis", .nullable(.text(1...2_000))),
            .optional("officialDocument", .nullable(.uuid)), .required("from", .day),
            .optional("to", .nullable(.day)),
        ],
        example: #"""
            {"managingUnit":"0199a000-0000-7000-8000-000000000001","code":"CoCP","name":"Cờ thi đua của Chính phủ","kind":"title","recipient":"collective","level":"Chính phủ","requirements":{"leadsCluster":true,"meets":["CoBCA"]},"basis":"Luật Thi đua, khen thưởng 2022, Điều 25","officialDocument":"0199a000-0000-7000-8000-000000000029","from":"2026-01-01"}
            """#
    )

    let wish: AddAward.Wish

    init(_ object: CheckedObject) throws {
        guard let kind = AwardKind(rawValue: try object.string("kind")),
            let recipient = AwardRecipient(rawValue: try object.string("recipient"))
        else { throw SchemaMismatch() }
        wish = AddAward.Wish(
            managingUnit: try object.identifier("managingUnit"),
            code: Code(try object.string("code")),
            name: try object.string("name"),
            kind: kind,
            recipient: recipient,
            level: try object.visibleName("level"),
            requirements: try Self.requirements(object.value("requirements")),
            basis: try object.basis(),
            period: Period(from: try object.day("from"), to: object.optionalDay("to"))
        )
    }

    private static func requirements(_ value: JSONValue?) throws -> AwardRequirements {
        guard let value else { return AwardRequirements() }
        guard let requirements = AwardRequirements(value) else {
            throw Problem(
                .invalidRequest,
                errors: [
                    JSONProblem(
                        at: value,
                        wording: Wording(
                            vi: "Số có nhiều nhất sáu chữ số thập phân; mã không rỗng và không có ký tự điều khiển.",
                            en: "Numbers have at most six decimals; codes are not empty and have no control characters."
                        )
                    )
                ]
            )
        }
        return requirements
    }
}

/// The end of an award's version, or of something else that is kept by days.
struct AwardEndRequest: ReadableBody {
    static let schema = ObjectSchema("AwardEndRequest", [.required("on", .day)], example: #"{"on":"2027-01-01"}"#)

    let day: Day

    init(_ object: CheckedObject) throws { day = try object.day("on") }
}

/// Which quotas are listed.
struct AwardQuotaQuery: ReadableBody {
    static let schema = ObjectSchema(
        "AwardQuotaQuery",
        [.required("season", .uuid), .optional("clustersOf", .uuid)] + ObjectSchema.Member.page,
        example: #"{"season":"0199a000-0000-7000-8000-000000000004"}"#
    )

    let season: SeasonID
    let clustersOf: UnitID?
    let page: PageRequest<AwardQuotaID>

    init(_ object: CheckedObject) throws {
        season = try object.identifier("season")
        clustersOf = object.optionalIdentifier("clustersOf")
        page = try object.page()
    }
}

/// What a quota says.
struct QuotaTermsRequest: ReadableBody {
    static let members: [ObjectSchema.Member] = [
        .required("base", .oneOf(QuotaBase.allCases.map(\.rawValue))),
        .required("numerator", .integer(0...1_000_000_000)), .optional("denominator", .integer(1...1_000_000_000)),
        .optional("maximumRank", .nullable(.integer(1...1_000_000))), .optional("grades", .awardCodes),
        .required("rounding", .oneOf(QuotaRounding.allCases.map(\.rawValue))),
        .required("enforcement", .oneOf(QuotaEnforcement.allCases.map(\.rawValue))),
        .optional("basis", .nullable(.text(1...2_000))), .optional("officialDocument", .nullable(.uuid)),
    ]
    static let schema = ObjectSchema(
        "QuotaTermsRequest",
        members,
        example: #"""
            {"base":"leads","numerator":1,"denominator":5,"rounding":"floor","enforcement":"hard","basis":"NĐ 91/2017/NĐ-CP, Điều 11","officialDocument":"0199a000-0000-7000-8000-000000000029"}
            """#
    )

    let terms: AwardQuota.Terms

    init(_ object: CheckedObject) throws { terms = try object.quotaTerms() }
}

/// A quota that an office sets.
struct QuotaRequest: ReadableBody {
    static let schema = ObjectSchema(
        "QuotaRequest",
        [
            .required("award", .uuid), .required("season", .uuid), .required("managingUnit", .uuid),
            .optional("clustersOf", .nullable(.uuid)), .optional("clusterSeason", .nullable(.uuid)),
        ] + QuotaTermsRequest.members,
        example: #"""
            {"award":"0199a000-0000-7000-8000-000000000021","season":"0199a000-0000-7000-8000-000000000004","managingUnit":"0199a000-0000-7000-8000-000000000001","base":"leads","numerator":1,"denominator":5,"rounding":"floor","enforcement":"hard","basis":"NĐ 91/2017/NĐ-CP, Điều 11","officialDocument":"0199a000-0000-7000-8000-000000000029"}
            """#
    )

    let wish: AddQuota

    init(_ object: CheckedObject) throws {
        let managingUnit: UnitID = try object.identifier("managingUnit")
        wish = AddQuota(
            of: try object.identifier("award"),
            in: try object.identifier("season"),
            by: managingUnit,
            scope: AwardQuota.Scope(
                clustersOf: object.optionalIdentifier("clustersOf") ?? managingUnit,
                clusterSeason: object.optionalIdentifier("clusterSeason")
            ),
            try object.quotaTerms()
        )
    }
}

/// Which disqualifiers are listed.
struct DisqualifierQuery: ReadableBody {
    static let schema = ObjectSchema(
        "DisqualifierQuery",
        [.optional("unit", .uuid), .optional("on", .day)] + ObjectSchema.Member.page,
        example: #"{"on":"2026-11-21"}"#
    )

    let unit: UnitID?
    let day: Day?
    let page: PageRequest<DisqualifierID>

    init(_ object: CheckedObject) throws {
        unit = object.optionalIdentifier("unit")
        day = object.optionalDay("on")
        page = try object.page()
    }
}

/// What keeps a unit, or somebody of it, back.
struct DisqualifierRequest: ReadableBody {
    static let schema = ObjectSchema(
        "DisqualifierRequest",
        [
            .required("managingUnit", .uuid), .required("unit", .uuid), .optional("person", .nullable(.text(1...200))),
            .required("kind", .text(1...100)), .required("reason", .text(0...10_000)), .required("from", .day),
        ],
        example: #"""
            {"managingUnit":"0199a000-0000-7000-8000-000000000001","unit":"0199a000-0000-7000-8000-000000000003","kind":"underInspection","reason":"Đang thanh tra theo quyết định số 12","from":"2026-10-01"}
            """#
    )

    let wish: AddDisqualifier

    init(_ object: CheckedObject) throws {
        wish = AddDisqualifier(
            by: try object.identifier("managingUnit"),
            of: try object.identifier("unit"),
            person: object.optionalString("person"),
            kind: try object.string("kind"),
            reason: try object.string("reason"),
            from: try object.day("from")
        )
    }
}

/// The end of what kept a unit back.
struct LiftingRequest: ReadableBody {
    static let schema = ObjectSchema(
        "LiftingRequest",
        [.required("on", .day), .required("reason", .text(0...10_000))],
        example: #"{"on":"2026-11-01","reason":"Kết luận thanh tra: không có vi phạm"}"#
    )

    let day: Day
    let reason: String

    init(_ object: CheckedObject) throws {
        day = try object.day("on")
        reason = try object.string("reason")
    }
}

extension CheckedObject {
    /// The legal basis: in words, by a document, or both.
    func basis() throws -> LegalBasis {
        try checkChanges("basis", "officialDocument")
        return LegalBasis(
            words: optionalString("basis"),
            document: optionalIdentifier("officialDocument")
        )
    }

    fileprivate func quotaTerms() throws -> AwardQuota.Terms {
        guard let base = QuotaBase(rawValue: try string("base")),
            let rounding = QuotaRounding(rawValue: try string("rounding")),
            let enforcement = QuotaEnforcement(rawValue: try string("enforcement"))
        else { throw SchemaMismatch() }
        return AwardQuota.Terms(
            base: base,
            numerator: Int64(try integer("numerator")),
            denominator: Int64(value("denominator")?.integer ?? 1),
            maximumRank: value("maximumRank")?.integer,
            grades: value("grades") == nil ? [] : try strings("grades").map { Code($0) },
            rounding: rounding,
            enforcement: enforcement,
            basis: try basis()
        )
    }
}

extension Schema {
    static let awardKind = Schema.oneOf(AwardKind.allCases.map(\.rawValue))
    static let awardRecipient = Schema.oneOf(AwardRecipient.allCases.map(\.rawValue))
    /// Codes of awards, or grades.
    static let awardCodes = Schema.array(of: .text(1...Award.longestCode), maximum: 50)
}
