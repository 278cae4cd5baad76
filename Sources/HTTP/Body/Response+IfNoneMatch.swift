import HTTPTypes
package import Hummingbird

extension Response {
    /// This answer, or `304` without a body where the request says that it has this very one (RFC 9110, section 13.1.2).
    ///
    /// For documents alone, whose `ETag` is made of their bytes: one that is a version says what may be changed, and not
    /// what was read.
    package consuming func unlessHeld(by request: Request) -> Response {
        guard let tag = headers[.eTag], let held = request.headers[.ifNoneMatch], held.names(entityTag: tag) else {
            return self
        }
        var kept = HTTPFields()
        for name in [HTTPField.Name.eTag, .cacheControl, .vary] { kept[values: name] = headers[values: name] }
        return Response(status: .notModified, headers: kept)
    }
}

extension String {
    /// Whether it is `*`, or a list of entity tags with this one in it, weak or strong.
    fileprivate func names(entityTag: String) -> Bool {
        if self == "*" { return true }
        // What stands between the first quotation mark and the second is a tag's text, and so on: a tag has none in it.
        let texts = split(separator: "\"", omittingEmptySubsequences: false).enumerated().filter { $0.offset % 2 == 1 }
        return texts.contains { "\"\($0.element)\"" == entityTag }
    }
}
