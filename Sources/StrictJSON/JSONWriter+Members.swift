extension JSONWriter {
    /// Writes a member whose value is a text, or null.
    package mutating func member(_ name: StaticString, _ text: String?) {
        key(name)
        if let text { string(text) } else { null() }
    }

    /// Writes a member whose value is a whole number, or null.
    package mutating func member<Number: BinaryInteger>(_ name: StaticString, _ value: Number?) {
        key(name)
        if let value { number(Int(value)) } else { null() }
    }

    /// Writes a member whose value is one of some words, or null.
    package mutating func member<Word: RawRepresentable<String>>(_ name: StaticString, _ word: Word?) {
        member(name, word?.rawValue)
    }

    /// Writes a member whose value is true or false.
    package mutating func member(_ name: StaticString, _ value: Bool) {
        key(name)
        boolean(value)
    }

    /// Writes a member whose value is JSON text already; nothing checks it.
    package mutating func member(_ name: StaticString, json text: [UInt8]) {
        key(name)
        value(json: text)
    }

    /// Writes a member whose value is a list, each element as `write` says.
    package mutating func member<Elements: Sequence>(
        _ name: StaticString,
        _ elements: Elements,
        write: (Elements.Element, inout JSONWriter) -> Void
    ) {
        key(name)
        beginArray()
        for element in elements { write(element, &self) }
        endArray()
    }

    /// Writes a member whose value is an object with the members that `write` writes.
    package mutating func object(_ name: StaticString, write: (inout JSONWriter) -> Void) {
        key(name)
        beginObject()
        write(&self)
        endObject()
    }

    /// Writes a member whose name is not known at compile time, and whose value is an object.
    package mutating func object(named name: String, write: (inout JSONWriter) -> Void) {
        key(name)
        beginObject()
        write(&self)
        endObject()
    }

    /// Writes a member whose value is a list of objects, each with the members that `write` writes.
    package mutating func objects<Elements: Sequence>(
        _ name: StaticString,
        _ elements: Elements,
        write: (Elements.Element, inout JSONWriter) -> Void
    ) {
        member(name, elements) { element, writer in
            writer.beginObject()
            write(element, &writer)
            writer.endObject()
        }
    }
}
