import Application
import Domain
import HTTP
import StrictJSON

/// A version of an award.
struct AwardBody: WritableBody {
    static let schema = ObjectSchema(
        "Award",
        [
            .required("id", .uuid), .required("managingUnit", .uuid), .required("code", .text(1...Award.longestCode)),
            .required("name", .text(1...Award.longestName)), .required("kind", .awardKind),
            .required("recipient", .awardRecipient), .required("level", .text(1...200)),
            .required("requirements", .object(AwardRequest.requirements)),
            .required("basis", .nullable(.text(1...2_000))), .required("officialDocument", .nullable(.uuid)),
            .required("from", .day), .required("to", .nullable(.day)),
        ],
        example: #"""
            {"id":"0199a000-0000-7000-8000-000000000021","managingUnit":"0199a000-0000-7000-8000-000000000001","code":"CoCP","name":"Cờ thi đua của Chính phủ","kind":"title","recipient":"collective","level":"Chính phủ","requirements":{"leadsCluster":true},"basis":"Luật Thi đua, khen thưởng 2022, Điều 25","officialDocument":null,"from":"2026-01-01","to":null}
            """#
    )

    private let award: Award

    init(_ award: Award) { self.award = award }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("id", award.id)
        writer.member("managingUnit", award.managingUnit)
        writer.member("code", award.code)
        writer.member("name", award.name)
        writer.member("kind", award.kind)
        writer.member("recipient", award.recipient)
        writer.member("level", award.level)
        writer.key("requirements")
        award.requirements.write(to: &writer)
        writer.member("basis", award.basis.words)
        writer.member("officialDocument", award.basis.document)
        writer.member("from", award.period.from)
        writer.member("to", award.period.to)
        writer.endObject()
    }
}

/// A quota.
struct AwardQuotaBody: WritableBody {
    static let schema = ObjectSchema(
        "AwardQuota",
        [
            .required("id", .uuid), .required("award", .uuid), .required("season", .uuid),
            .required("managingUnit", .uuid), .required("clustersOf", .uuid),
            .required("clusterSeason", .nullable(.uuid)),
            .required("base", .oneOf(QuotaBase.allCases.map(\.rawValue))),
            .required("numerator", .integer(0...1_000_000_000)),
            .required("denominator", .integer(1...1_000_000_000)),
            .required("maximumRank", .nullable(.integer(1...1_000_000))), .required("grades", .awardCodes),
            .required("rounding", .oneOf(QuotaRounding.allCases.map(\.rawValue))),
            .required("enforcement", .oneOf(QuotaEnforcement.allCases.map(\.rawValue))),
            .required("basis", .nullable(.text(1...2_000))), .required("officialDocument", .nullable(.uuid)),
            .required("version", .version),
        ],
        example: #"""
            {"id":"0199a000-0000-7000-8000-000000000022","award":"0199a000-0000-7000-8000-000000000021","season":"0199a000-0000-7000-8000-000000000004","managingUnit":"0199a000-0000-7000-8000-000000000001","clustersOf":"0199a000-0000-7000-8000-000000000001","clusterSeason":null,"base":"leads","numerator":1,"denominator":5,"maximumRank":null,"grades":[],"rounding":"floor","enforcement":"hard","basis":"NĐ 91/2017/NĐ-CP, Điều 11","officialDocument":null,"version":1}
            """#
    )

    private let quota: AwardQuota

    init(_ quota: AwardQuota) { self.quota = quota }

    func write(to writer: inout JSONWriter) {
        let terms = quota.terms
        writer.beginObject()
        writer.member("id", quota.id)
        writer.member("award", quota.award)
        writer.member("season", quota.season)
        writer.member("managingUnit", quota.managingUnit)
        writer.member("clustersOf", quota.scope.clustersOf)
        writer.member("clusterSeason", quota.scope.clusterSeason)
        writer.member("base", terms.base)
        writer.member("numerator", terms.numerator)
        writer.member("denominator", terms.denominator)
        writer.member("maximumRank", terms.maximumRank)
        writer.member("grades", terms.grades)
        writer.member("rounding", terms.rounding)
        writer.member("enforcement", terms.enforcement)
        writer.member("basis", terms.basis.words)
        writer.member("officialDocument", terms.basis.document)
        writer.member("version", quota.version)
        writer.endObject()
    }
}

/// What keeps a unit, or somebody of it, back.
struct DisqualifierBody: WritableBody {
    static let schema = ObjectSchema(
        "Disqualifier",
        [
            .required("id", .uuid), .required("managingUnit", .uuid), .required("unit", .uuid),
            .required("person", .nullable(.text(1...200))), .required("kind", .text(1...100)),
            .required("reason", .text(1...2_000)), .required("from", .day), .required("liftedOn", .nullable(.day)),
            .required("liftedReason", .nullable(.text(1...2_000))), .required("version", .version),
        ],
        example: #"""
            {"id":"0199a000-0000-7000-8000-000000000023","managingUnit":"0199a000-0000-7000-8000-000000000001","unit":"0199a000-0000-7000-8000-000000000003","person":null,"kind":"underInspection","reason":"Đang thanh tra","from":"2026-10-01","liftedOn":null,"liftedReason":null,"version":1}
            """#
    )

    private let disqualifier: Disqualifier

    init(_ disqualifier: Disqualifier) { self.disqualifier = disqualifier }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("id", disqualifier.id)
        writer.member("managingUnit", disqualifier.managingUnit)
        writer.member("unit", disqualifier.unit)
        writer.member("person", disqualifier.person)
        writer.member("kind", disqualifier.kind)
        writer.member("reason", disqualifier.reason)
        writer.member("from", disqualifier.from)
        writer.member("liftedOn", disqualifier.lifted?.day)
        writer.member("liftedReason", disqualifier.lifted?.reason)
        writer.member("version", disqualifier.version)
        writer.endObject()
    }
}
