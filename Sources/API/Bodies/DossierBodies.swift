import Application
import Domain
import HTTP
import StrictJSON

/// A round of awards.
struct RoundBody: WritableBody {
    static let schema = ObjectSchema(
        "AwardRound",
        [.required("id", .uuid), .required("season", .uuid), .required("managingUnit", .uuid)]
            + RoundChangeRequest.members + [.required("version", .version)],
        example: #"""
            {"id":"0199a000-0000-7000-8000-000000000027","season":"0199a000-0000-7000-8000-000000000004","managingUnit":"0199a000-0000-7000-8000-000000000001","name":"Xét tặng Cờ thi đua năm 2026","dueOn":"2026-12-05","parts":[{"code":"toTrinh","title":"Tờ trình (Mẫu 01)","isRequired":true}],"version":1}
            """#
    )

    private let round: AwardRound

    init(_ round: AwardRound) { self.round = round }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("id", round.id)
        writer.member("season", round.season)
        writer.member("managingUnit", round.managingUnit)
        writer.member("name", round.name)
        writer.member("dueOn", round.dueOn)
        writer.key("parts")
        round.parts.write(to: &writer)
        writer.member("version", round.version)
        writer.endObject()
    }
}

/// What came of a change of a dossier.
struct DossierReceiptBody: WritableBody {
    static let schema = ObjectSchema(
        "DossierReceipt",
        [.required("id", .uuid), .required("state", .dossierState), .required("version", .version)],
        example: #"{"id":"0199a000-0000-7000-8000-000000000028","state":"sent","version":4}"#
    )

    private let dossier: Dossier

    init(_ dossier: Dossier) { self.dossier = dossier }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("id", dossier.id)
        writer.member("state", dossier.state)
        writer.member("version", dossier.version)
        writer.endObject()
    }
}

/// A dossier as it is shown.
struct DossierBody: WritableBody {
    private static let part = ObjectSchema(
        "DossierPart",
        [
            .required("code", .text(1...100)), .required("title", .text(1...300)), .required("isRequired", .boolean),
            .required("isOpen", .boolean), .required("state", .dossierPartState),
            .required("reason", .nullable(.text(1...2_000))), .required("number", .nullable(.text(1...100))),
            .required("datedOn", .nullable(.day)), .required("signer", .nullable(.text(1...300))),
            .required("file", .nullable(.uuid)), .required("officialDocument", .nullable(.uuid)),
            .required("review", .nullable(.uuid)), .required("publication", .nullable(.version)),
            .required("sha256", .nullable(.text(64...64))),
        ],
        example: #"""
            {"code":"toTrinh","title":"Tờ trình (Mẫu 01)","isRequired":true,"isOpen":false,"state":"present","reason":null,"number":"15/TTr-PX03","datedOn":"2026-11-28","signer":"Đại tá Nguyễn Văn A","file":null,"officialDocument":null,"review":null,"publication":null,"sha256":null}
            """#
    )
    private static let step = ObjectSchema(
        "DossierStep",
        [
            .required("state", .dossierState), .required("day", .day), .required("account", .uuid),
            .required("reason", .nullable(.text(1...2_000))),
            .required("parts", .array(of: .text(1...100), maximum: 100)),
        ],
        example: #"""
            {"state":"received","day":"2026-12-01","account":"0199a000-0000-7000-8000-000000000009","reason":null,"parts":[]}
            """#
    )
    static let schema = ObjectSchema(
        "Dossier",
        [
            .required("id", .uuid), .required("clusterSeason", .nullable(.uuid)), .required("unit", .uuid),
            .required("round", .uuid), .required("nomination", .uuid), .required("dueOn", .day),
            .required("state", .dossierState), .required("parts", .array(of: .object(part), maximum: 100)),
            .required("steps", .array(of: .object(step), maximum: 100_000)), .required("version", .version),
        ],
        example: #"""
            {"id":"0199a000-0000-7000-8000-000000000028","clusterSeason":"0199a000-0000-7000-8000-000000000006","unit":"0199a000-0000-7000-8000-000000000003","round":"0199a000-0000-7000-8000-000000000027","nomination":"0199a000-0000-7000-8000-000000000024","dueOn":"2026-12-05","state":"preparing","parts":[],"steps":[],"version":1}
            """#
    )

    private let view: ReadDossiers.View

    init(_ view: ReadDossiers.View) { self.view = view }

    func write(to writer: inout JSONWriter) {
        let dossier = view.dossier
        writer.beginObject()
        writer.member("id", dossier.id)
        writer.member("clusterSeason", dossier.place.clusterSeason)
        writer.member("unit", dossier.unit)
        writer.member("round", dossier.round)
        writer.member("nomination", dossier.nomination)
        writer.member("dueOn", view.round.dueOn)
        writer.member("state", dossier.state)
        writer.objects("parts", view.round.parts.all) { asked, writer in
            let part = view.parts.first { $0.code == asked.code }
            writer.member("code", asked.code)
            writer.member("title", asked.title)
            writer.member("isRequired", asked.isRequired)
            writer.member("isOpen", dossier.openParts.contains(asked.code))
            Self.write(part ?? DossierPart(code: asked.code, state: .missing), to: &writer)
        }
        writer.objects("steps", view.steps) { step, writer in
            writer.member("state", step.state)
            writer.member("day", step.day)
            writer.member("account", step.account)
            writer.member("reason", step.reason)
            writer.member("parts", step.parts)
        }
        writer.member("version", dossier.version)
        writer.endObject()
    }

    private static func write(_ part: DossierPart, to writer: inout JSONWriter) {
        writer.member("state", part.state)
        writer.member("reason", part.reason)
        writer.member("number", part.number)
        writer.member("datedOn", part.datedOn)
        writer.member("signer", part.signer)
        writer.member("file", part.file)
        writer.member("officialDocument", part.document)
        writer.member("review", part.link?.review)
        writer.member("publication", part.link?.publication)
        writer.member("sha256", part.link?.sha256.hexadecimal)
    }
}

/// Which dossiers of a round lack what.
struct DossierOverviewBody: WritableBody {
    private static let line = ObjectSchema(
        "DossierLine",
        [
            .required("id", .uuid), .required("clusterSeason", .uuid), .required("clusterNumber", .nullable(.version)),
            .required("clusterName", .nullable(.text(1...300))), .required("unit", .uuid),
            .required("unitCode", .text(1...50)), .required("unitName", .text(1...300)),
            .required("award", .text(1...Award.longestCode)), .required("nomination", .uuid),
            .required("state", .dossierState), .required("lacking", .array(of: .text(1...100), maximum: 100)),
        ],
        example: #"""
            {"id":"0199a000-0000-7000-8000-000000000028","clusterSeason":"0199a000-0000-7000-8000-000000000006","clusterNumber":3,"clusterName":null,"unit":"0199a000-0000-7000-8000-000000000003","unitCode":"PT","unitName":"Công an tỉnh Phú Thọ","award":"CoCP","nomination":"0199a000-0000-7000-8000-000000000024","state":"received","lacking":["bienBan"]}
            """#
    )
    private static let count = ObjectSchema(
        "DossierPartCount",
        [
            .required("code", .text(1...100)), .required("present", .count), .required("missing", .count),
            .required("notNeeded", .count),
        ],
        example: #"{"code":"bienBan","present":120,"missing":7,"notNeeded":0}"#
    )
    static let schema = ObjectSchema(
        "DossierOverview",
        [
            .required("items", .array(of: .object(line), maximum: 200)), .required("next", .nullable(.text(1...300))),
            .required("parts", .array(of: .object(count), maximum: 100)),
        ],
        example: #"{"items":[],"next":null,"parts":[]}"#
    )

    private let overview: DossierOverview

    init(_ overview: DossierOverview) { self.overview = overview }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.objects("items", overview.page.lines) { line, writer in
            writer.member("id", line.id)
            writer.member("clusterSeason", line.clusterSeason)
            writer.member("clusterNumber", line.clusterNumber)
            writer.member("clusterName", line.clusterName)
            writer.member("unit", line.unit)
            writer.member("unitCode", line.unitCode)
            writer.member("unitName", line.unitName)
            writer.member("award", line.award)
            writer.member("nomination", line.nomination)
            writer.member("state", line.state)
            writer.member("lacking", line.lacking)
        }
        writer.member("next", overview.page.next.map { Cursor.text(of: $0) })
        writer.objects("parts", overview.parts) { part, writer in
            writer.member("code", part.code)
            writer.member("present", part.present)
            writer.member("missing", part.missing)
            writer.member("notNeeded", part.notNeeded)
        }
        writer.endObject()
    }
}
