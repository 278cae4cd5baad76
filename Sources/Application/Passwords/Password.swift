import Foundation
import Glibc

/// A password's bytes, in one place that is overwritten when nobody needs it any more.
///
/// The text that it came from cannot be wiped: Swift's strings are copied and freed as the runtime sees fit.
package final class Password: @unchecked Sendable {  // The bytes are written by init and deinit alone.
    private let bytes: UnsafeMutableRawBufferPointer

    /// Bounds keep a stranger from having megabytes hashed.
    package static let lengths = 1...1024

    /// The UTF-8 bytes of a text in normal form C, so that every keyboard's "ế" is the same; nil for none, or for more
    /// than 1,024.
    package init?(_ text: String) {
        // Normal form C may be shorter than what was typed, by a factor of 3 at the most.
        guard text.utf8.count <= 3 * Self.lengths.upperBound else { return nil }
        let normal = Array(text.precomposedStringWithCanonicalMapping.utf8)
        guard Self.lengths.contains(normal.count) else { return nil }
        bytes = .allocate(byteCount: normal.count, alignment: 1)
        bytes.copyBytes(from: normal)
    }

    deinit {
        if let address = bytes.baseAddress { explicit_bzero(address, bytes.count) }
        bytes.deallocate()
    }

    /// Lends the bytes.
    package func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        body(UnsafeRawBufferPointer(bytes))
    }

    /// Whether both have the same bytes.
    package func isSame(as other: Password) -> Bool {
        withBytes { own in other.withBytes { own.elementsEqual($0) } }
    }
}

extension Password: CustomStringConvertible, CustomReflectable {
    /// The type's name alone.
    package var description: String { "Password(…)" }

    /// Nothing inside: `dump` shows no more than `print`.
    package var customMirror: Mirror { Mirror(self, children: [:]) }
}
