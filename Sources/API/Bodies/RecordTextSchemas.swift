import Domain
import StrictJSON

// What the texts of records hold. Domain reads them; here is their form, for whoever writes one.

extension ObjectSchema {
    static let movementText = ObjectSchema(
        "MovementText",
        [
            .required("kind", .oneOf(Movement.Kind.allCases.map(\.rawValue))), .required("title", .text(1...500)),
            .optional("slogan", .text(0...1_000)), .optional("occasion", .text(0...1_000)),
            .required("from", .day), .required("to", .day),
            .optional("contents", .array(of: .object(movementContent), maximum: 200)),
            .optional("targets", .array(of: .object(movementTarget), maximum: 200)),
            .optional("references", .array(of: .uuid, maximum: 200)),
        ],
        example: #"""
            {"kind":"campaign","title":"Đợt thi đua chào mừng ngày 19/8","slogan":"Vì an ninh Tổ quốc","occasion":"80 năm Ngày truyền thống","from":"2025-05-19","to":"2025-08-19","contents":[{"title":"Giữ vững an ninh"}],"targets":[\#(movementTarget.example)]}
            """#
    )

    private static let movementContent = ObjectSchema(
        "MovementContent",
        [.required("title", .text(1...500)), .optional("text", .text(0...20_000))],
        example: #"{"title":"Giữ vững an ninh","text":"Nắm chắc tình hình"}"#
    )

    private static let movementTarget = ObjectSchema(
        "MovementTarget",
        [
            .required("text", .text(1...2_000)),
            .optional("scope", .oneOf(AgreementTarget.Scope.allCases.map(\.rawValue))),
            .optional("op", .oneOf(Rule.Comparator.allCases.map(\.rawValue))), .optional("value", .number),
            .optional("unitOfMeasure", .text(1...50)),
        ],
        example: #"{"text":"Tỷ lệ điều tra, khám phá án","scope":"unit","op":">=","value":75,"unitOfMeasure":"%"}"#
    )

    static let activityText = ObjectSchema(
        "ActivityText",
        [
            .required("kind", .oneOf(Activity.Kind.allCases.map(\.rawValue))), .required("title", .text(1...500)),
            .optional("from", .day), .optional("to", .day), .optional("month", .text(7...7)),
            .optional("hostUnit", .uuid), .optional("place", .text(1...500)), .optional("text", .text(0...20_000)),
            .optional("outcome", .object(activityOutcome)),
        ],
        example:
            #"{"kind":"sportsMeet","title":"Hội thao cụm","month":"2025-07","outcome":\#(activityOutcome.example)}"#
    )

    private static let activityOutcome = ObjectSchema(
        "ActivityOutcome",
        [
            .required("from", .day), .required("to", .day), .optional("place", .text(1...500)),
            .optional("text", .text(0...20_000)), .optional("events", .array(of: .object(activityEvent), maximum: 200)),
            .optional("gifts", .array(of: .object(activityGift), maximum: 500)),
        ],
        example: #"{"from":"2025-07-18","to":"2025-07-19","place":"Hà Nội","events":[\#(activityEvent.example)]}"#
    )

    private static let activityEvent = ObjectSchema(
        "ActivityEvent",
        [
            .required("name", .text(1...300)),
            .required("results", .array(of: .object(activityResult), maximum: 100)),
        ],
        example: #"{"name":"Cầu lông đôi nam","results":[\#(activityResult.example)]}"#
    )

    private static let activityResult = ObjectSchema(
        "ActivityResult",
        [.required("unit", .uuid), .required("medal", .oneOf(ActivityOutcome.Medal.allCases.map(\.rawValue)))],
        example: #"{"unit":"0199a000-0000-7000-8000-000000000003","medal":"gold"}"#
    )

    private static let activityGift = ObjectSchema(
        "ActivityGift",
        [
            .required("beneficiary", .text(1...500)), .optional("money", .number), .optional("gifts", .text(1...2_000)),
        ],
        example: #"{"beneficiary":"Gia đình liệt sĩ ở xã A","money":5000000,"gifts":"Một sổ tiết kiệm"}"#
    )

    static let exemplarText = ObjectSchema(
        "ExemplarText",
        [
            .required("kind", .oneOf(Exemplar.Kind.allCases.map(\.rawValue))), .required("name", .text(1...300)),
            .optional("rank", .text(1...200)), .optional("position", .text(1...200)),
            .optional("achievement", .text(0...20_000)),
        ],
        example: #"""
            {"kind":"person","name":"Nguyễn Văn A","rank":"Thượng úy","position":"Cán bộ","achievement":"Dũng cảm bắt tội phạm"}
            """#
    )

    static let practiceText = ObjectSchema(
        "PracticeText",
        [
            .required("field", .text(1...100)), .required("title", .text(1...500)),
            .optional("description", .text(0...20_000)),
        ],
        example: #"""
            {"field":"Phòng chống tội phạm","title":"Camera an ninh","description":"Nhân dân góp camera, xã nối mạng"}
            """#
    )

    /// A result as a number.
    static let figure = ObjectSchema(
        "Figure",
        [
            .required("text", .text(1...500)), .required("value", .number), .required("unitOfMeasure", .text(1...50)),
        ],
        example: #"{"text":"Tin báo đã giải quyết","value":91.5,"unitOfMeasure":"%"}"#
    )
}
