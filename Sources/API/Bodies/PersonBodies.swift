import Domain
import HTTP
import StrictJSON

extension ObjectSchema {
    /// The members of somebody who is named in a record.
    static let personMembers: [ObjectSchema.Member] = [
        .required("name", .text(1...200)), .optional("rank", .nullable(.text(1...100))),
        .optional("position", .nullable(.text(1...200))),
    ]
    static let person = ObjectSchema(
        "Person",
        personMembers,
        example: #"{"name":"Nguyễn Văn A","rank":"Đại tá","position":"Trưởng phòng"}"#
    )
    /// Somebody, and the unit that they come from where it is one of ours.
    static let chair = ObjectSchema(
        "Chair",
        personMembers + [.optional("unit", .nullable(.uuid))],
        example: #"{"name":"Hoàng Văn B","rank":"Thiếu tướng","position":"Phó Chánh Văn phòng Bộ"}"#
    )
    /// Somebody from outside.
    static let guest = ObjectSchema(
        "Guest",
        personMembers + [.optional("organisation", .nullable(.text(1...300)))],
        example: #"{"name":"Trần Văn C","position":"Phó Chủ tịch","organisation":"UBND tỉnh"}"#
    )
}

extension CheckedObject {
    /// Somebody who is named.
    func attendant() throws -> Attendant {
        Attendant(
            name: try visibleName("name"),
            rank: try optionalVisibleName("rank"),
            position: try optionalVisibleName("position")
        )
    }
}

extension JSONWriter {
    /// Writes the members of somebody who is named.
    mutating func members(of attendant: Attendant?) {
        member("name", attendant?.name)
        member("rank", attendant?.rank)
        member("position", attendant?.position)
    }
}
