import Domain
import HTTP
import StrictJSON

extension ObjectSchema {
    /// A criterion of a draft: its result, or null, what stands beside it, and the version that it has.
    static let draftLeaf = ObjectSchema(
        "DraftLeaf",
        [
            .required("result", .nullable(.anyObject)), .optional("evidence", .nullable(.evidence)),
            .required("version", .integer(0...Int(Int32.max))),
        ],
        example: #"{"result":{"points":7},"version":1}"#
    )
}

extension Schema {
    /// A criterion's code.
    static let code = Schema.text(1...1_000)
    static let version = Schema.integer(1...Int(Int32.max))
    /// A number of criteria.
    static let count = Schema.integer(0...1_000_000)
    static let layer = Schema.oneOf(Layer.allCases.map(\.rawValue))
    static let reviewKind = Schema.oneOf(ReviewKind.allCases.map(\.rawValue))
    static let reviewState = Schema.oneOf(ReviewState.allCases.map(\.rawValue))
    static let sheetState = Schema.oneOf(SheetState.allCases.map(\.rawValue))
    static let entryKind = Schema.oneOf(EntryKind.allCases.map(\.rawValue))
    /// A sheet's revision: its version, that of the draft for whoever sees it, and the number of the unit's entries and
    /// returns for whoever sees all.
    static let revision = Schema.text(3...51)
}
