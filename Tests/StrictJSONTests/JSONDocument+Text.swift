import StrictJSON

extension JSONDocument {
    /// Parses a text as a test writes it.
    convenience init(text: String, limits: JSONLimits = JSONLimits()) throws(JSONSyntaxError) {
        try self.init(Array(text.utf8), limits: limits)
    }

    /// The root and all that it holds, in document order; keys left out.
    var values: [JSONValue] { root.andDescendants }
}

extension JSONValue {
    fileprivate var andDescendants: [JSONValue] {
        let children = elements.map(Array.init) ?? members?.map(\.value) ?? []
        return [self] + children.flatMap(\.andDescendants)
    }
}
