import HTTP
import StrictJSON

extension ObjectSchema {
    /// A problem, as RFC 9457 has it and docs/errors.md explains it.
    package static let problem = ObjectSchema(
        "Problem",
        [
            .required("type", .text(1...100)),
            .required("code", .oneOf(ProblemCode.allCases.map(\.rawValue))),
            .required("title", .text(1...200)),
            .required("status", .integer(400...599)),
            .optional("detail", .text(1...10_000)),
            .optional("instance", .text(1...64)),
            .optional("errors", .array(of: .object(problemPlace), maximum: 1_001)),
            .optional("conflicts", .array(of: .object(draftConflict), maximum: 2_000)),
        ],
        example: #"""
            {"type":"/errors#invalid-request","code":"invalid-request","title":"Yêu cầu không hợp lệ","status":422,"instance":"6f0f7a3c","errors":[{"pointer":"/login","detail":"Phải là chuỗi từ 1 đến 64 ký tự, không có U+0000."}]}
            """#
    )

    private static let problemPlace = ObjectSchema(
        "ProblemPlace",
        [
            .optional("pointer", .text(0...100_000)), .optional("code", .oneOf(ProblemCode.allCases.map(\.rawValue))),
            .optional("criterion", .text(1...1_000)), .optional("unit", .uuid), .required("detail", .text(1...10_000)),
        ],
        example: #"{"pointer":"/units/0","detail":"Khóa này đứng hai lần: hãy bỏ bớt một."}"#
    )

    private static let draftConflict = ObjectSchema(
        "DraftConflict",
        [
            .required("criterion", .text(1...1_000)), .required("yours", .object(.draftLeaf)),
            .required("stored", .object(.draftLeaf)),
        ],
        example: #"""
            {"criterion":"I.1","yours":{"result":{"points":7},"version":1},"stored":{"result":{"points":6},"version":2}}
            """#
    )
}
