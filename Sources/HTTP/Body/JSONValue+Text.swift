import Foundation
package import StrictJSON

extension JSONValue {
    /// A string's characters in Unicode's form NFC, as all text inside ThiDua is; nil for anything else.
    ///
    /// A scoring document is the exception: its codes are compared by scalars, as written.
    package var text: String? { string?.precomposedStringWithCanonicalMapping }
}
