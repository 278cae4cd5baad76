import Foundation
import StrictJSON

extension JSONWriter {
    /// Writes an id as the database writes it, in lower case.
    mutating func string(_ id: UUID) { string(id.uuidString.lowercased()) }
}
