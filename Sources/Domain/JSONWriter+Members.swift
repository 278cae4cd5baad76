package import StrictJSON

extension JSONWriter {
    /// Writes a member whose value is an id, or null.
    package mutating func member<Entity>(_ name: StaticString, _ id: Identifier<Entity>?) {
        member(name, id?.description)
    }

    /// Writes a member whose value is a list of ids.
    package mutating func member<Entity>(_ name: StaticString, _ ids: some Sequence<Identifier<Entity>>) {
        member(name, ids) { id, writer in writer.string(id.description) }
    }

    /// Writes a member whose value is a day, or null.
    package mutating func member(_ name: StaticString, _ day: Day?) {
        member(name, day?.description)
    }

    /// Writes a member whose value is points, or null.
    package mutating func member(_ name: StaticString, _ points: Points?) {
        key(name)
        if let points { number { points.append(to: &$0) } } else { null() }
    }

    /// Writes a member whose value is a code, or null.
    package mutating func member(_ name: StaticString, _ code: Code?) {
        key(name)
        if let code { string(code.utf8) } else { null() }
    }

    /// Writes a member whose value is a list of codes.
    package mutating func member(_ name: StaticString, _ codes: some Sequence<Code>) {
        key(name)
        self.codes(codes)
    }

    /// Writes a list of codes.
    package mutating func codes(_ codes: some Sequence<Code>) {
        beginArray()
        for code in codes { string(code.utf8) }
        endArray()
    }

    /// Writes a member whose value is a result, or null.
    package mutating func member(_ name: StaticString, _ result: ResultText?) {
        key(name)
        if let result { value(json: result.utf8) } else { null() }
    }
}
