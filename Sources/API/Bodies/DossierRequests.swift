import Application
import Domain
import HTTP
import StrictJSON

/// A round's name, day and parts.
struct RoundChangeRequest: ReadableBody {
    static let part = ObjectSchema(
        "RoundPart",
        [
            .required("code", .text(1...100)), .required("title", .text(1...300)), .required("isRequired", .boolean),
        ],
        example: #"{"code":"toTrinh","title":"Tờ trình (Mẫu 01)","isRequired":true}"#
    )
    static let members: [ObjectSchema.Member] = [
        .required("name", .text(1...300)), .required("dueOn", .day),
        .required("parts", .array(of: .object(part), maximum: 100)),
    ]
    static let schema = ObjectSchema(
        "AwardRoundChangeRequest",
        members,
        example: #"""
            {"name":"Xét tặng Cờ thi đua năm 2026","dueOn":"2026-12-05","parts":[{"code":"toTrinh","title":"Tờ trình (Mẫu 01)","isRequired":true}]}
            """#
    )

    let name: String
    let dueOn: Day
    let parts: RoundParts

    init(_ object: CheckedObject) throws {
        name = try object.string("name")
        dueOn = try object.day("dueOn")
        guard let parts = object.value("parts").flatMap(RoundParts.init) else { throw SchemaMismatch() }
        guard !parts.all.isEmpty else {
            throw Problem(
                .invalidRequest,
                detail: Wording(vi: "Hồ sơ có ít nhất một phần.", en: "A dossier has at least one part.")
            )
        }
        self.parts = parts
    }
}

/// A round that an office opens.
struct RoundRequest: ReadableBody {
    static let schema = ObjectSchema(
        "AwardRoundRequest",
        [.required("season", .uuid), .required("managingUnit", .uuid)] + RoundChangeRequest.members,
        example: #"""
            {"season":"0199a000-0000-7000-8000-000000000004","managingUnit":"0199a000-0000-7000-8000-000000000001","name":"Xét tặng Cờ thi đua năm 2026","dueOn":"2026-12-05","parts":[{"code":"toTrinh","title":"Tờ trình (Mẫu 01)","isRequired":true},{"code":"bienBan","title":"Biên bản họp kèm kết quả bỏ phiếu","isRequired":true}]}
            """#
    )

    let wish: AddRound

    init(_ object: CheckedObject) throws {
        let round = try RoundChangeRequest(object)
        wish = AddRound(
            in: try object.identifier("season"),
            by: try object.identifier("managingUnit"),
            name: round.name,
            dueOn: round.dueOn,
            round.parts
        )
    }
}

/// Which rounds are listed.
struct RoundQuery: ReadableBody {
    static let schema = ObjectSchema(
        "AwardRoundQuery",
        [.required("season", .uuid), .optional("managingUnit", .uuid)] + ObjectSchema.Member.page,
        example: #"{"season":"0199a000-0000-7000-8000-000000000004"}"#
    )

    let season: SeasonID
    let managingUnit: UnitID?
    let page: PageRequest<AwardRoundID>

    init(_ object: CheckedObject) throws {
        season = try object.identifier("season")
        managingUnit = object.optionalIdentifier("managingUnit")
        page = try object.page()
    }
}

/// Which dossiers are listed.
struct DossierQuery: ReadableBody {
    static let schema = ObjectSchema(
        "DossierQuery",
        [
            .required("round", .uuid), .optional("state", .dossierState), .optional("lacking", .text(1...100)),
        ] + ObjectSchema.Member.page,
        example: #"{"round":"0199a000-0000-7000-8000-000000000027","lacking":"bienBan"}"#
    )

    let round: AwardRoundID
    let state: DossierState?
    let lacking: Code?
    let page: PageRequest<DossierID>

    init(_ object: CheckedObject) throws {
        round = try object.identifier("round")
        state = object.optionalString("state").flatMap(DossierState.init)
        lacking = object.optionalString("lacking").map { Code($0) }
        page = try object.page()
    }
}

/// A dossier that is begun.
struct DossierRequest: ReadableBody {
    static let schema = ObjectSchema(
        "DossierRequest",
        [.required("nomination", .uuid), .required("round", .uuid)],
        example: #"""
            {"nomination":"0199a000-0000-7000-8000-000000000024","round":"0199a000-0000-7000-8000-000000000027"}
            """#
    )

    let nomination: NominationID
    let round: AwardRoundID

    init(_ object: CheckedObject) throws {
        nomination = try object.identifier("nomination")
        round = try object.identifier("round")
    }
}

/// What stands for a part.
struct DossierPartRequest: ReadableBody {
    static let schema = ObjectSchema(
        "DossierPartRequest",
        [
            .required("state", .dossierPartState), .optional("reason", .nullable(.text(0...10_000))),
            .optional("number", .nullable(.text(1...100))), .optional("datedOn", .nullable(.day)),
            .optional("signer", .nullable(.text(1...300))), .optional("file", .nullable(.uuid)),
            .optional("officialDocument", .nullable(.uuid)), .optional("review", .nullable(.uuid)),
            .optional("publication", .nullable(.version)),
        ],
        example: #"""
            {"state":"present","number":"15/TTr-PX03","datedOn":"2026-11-28","signer":"Đại tá Nguyễn Văn A"}
            """#
    )

    let content: ChangeDossierPart.Content

    init(_ object: CheckedObject) throws {
        guard let state = DossierPartState(rawValue: try object.string("state")) else { throw SchemaMismatch() }
        let review: ReviewID? = object.optionalIdentifier("review")
        if let publication = object.value("publication"), review == nil {
            throw Problem(
                .invalidRequest,
                errors: [
                    JSONProblem(
                        at: publication,
                        wording: Wording(vi: "Cần cả “review”.", en: "It takes “review” beside it.")
                    )
                ]
            )
        }
        content = ChangeDossierPart.Content(
            state: state,
            reason: object.optionalString("reason"),
            number: try object.optionalVisibleName("number"),
            datedOn: object.optionalDay("datedOn"),
            signer: try object.optionalVisibleName("signer"),
            file: object.optionalIdentifier("file"),
            document: object.optionalIdentifier("officialDocument"),
            review: review,
            publication: object.value("publication")?.integer.map { Int32($0) }
        )
    }
}

/// A step that a dossier is to take.
struct DossierStateRequest: ReadableBody {
    static let schema = ObjectSchema(
        "DossierStateRequest",
        [
            .required("to", .oneOf(["sent", "received", "incomplete", "accepted", "beforeCouncil"])),
            .optional("parts", .array(of: .text(1...100), maximum: 100)), .optional("reason", .text(0...10_000)),
        ],
        example: #"{"to":"incomplete","parts":["bienBan"],"reason":"Biên bản thiếu kết quả bỏ phiếu"}"#
    )

    let step: DossierStep

    init(_ object: CheckedObject) throws {
        switch DossierState(rawValue: try object.string("to")) {
        case .sent: step = .send
        case .received: step = .receive
        case .incomplete:
            let parts = object.value("parts") == nil ? [] : try object.strings("parts")
            step = .ask(parts: Set(parts.map { Code($0) }), reason: object.optionalString("reason") ?? "")
        case .accepted: step = .accept
        case .beforeCouncil: step = .layBeforeCouncil
        default: throw SchemaMismatch()
        }
    }
}

extension Schema {
    static let dossierState = Schema.oneOf(DossierState.allCases.map(\.rawValue))
    static let dossierPartState = Schema.oneOf(DossierPartState.allCases.map(\.rawValue))
}
