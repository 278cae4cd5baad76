import StrictJSON

extension JSONWriter {
    /// Writes a member whose value is a body, or null.
    mutating func member(_ name: StaticString, _ body: (some WritableBody)?) {
        key(name)
        if let body { body.write(to: &self) } else { null() }
    }

    /// Writes a member whose value is a list of bodies.
    mutating func member(_ name: StaticString, _ bodies: [some WritableBody]) {
        member(name, bodies) { body, writer in body.write(to: &writer) }
    }
}
