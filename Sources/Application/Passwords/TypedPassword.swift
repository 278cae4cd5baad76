/// A password as somebody typed it, on its way to a use case: no description shows it.
package struct TypedPassword: Sendable {
    package let text: String

    package init(_ text: String) { self.text = text }
}

extension TypedPassword: CustomStringConvertible, CustomReflectable {
    /// The type's name alone.
    package var description: String { "TypedPassword(…)" }

    /// Nothing inside: `dump` shows no more than `print`.
    package var customMirror: Mirror { Mirror(self, children: [:]) }
}
