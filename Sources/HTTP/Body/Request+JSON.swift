package import Hummingbird
import NIOCore
package import StrictJSON

extension Request {
    /// The body whole.
    ///
    /// - Parameter limit: Largest body in bytes; a larger one is refused before it is read where its length is told.
    /// - Returns: Its bytes; none where there is no body.
    /// - Throws: `Problem` `content-too-large`.
    package func bytes(limit: Int) async throws -> [UInt8] {
        let tooLarge = Problem(
            .contentTooLarge,
            detail: Wording(vi: "Tối đa \(limit) byte.", en: "At most \(limit) bytes.")
        )
        let told = headers[.contentLength].flatMap { Int($0) }
        guard told ?? 0 <= limit else { throw tooLarge }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(min(told ?? 0, 1 << 20))
        for try await buffer in body {
            guard bytes.count + buffer.readableBytes <= limit else { throw tooLarge }
            bytes.append(contentsOf: buffer.readableBytesView)
        }
        return bytes
    }

    /// Refuses a body that does not call itself JSON.
    ///
    /// - Throws: `Problem` `unsupported-media-type`.
    package func requireJSON() throws {
        let type = headers[.contentType]?.split(separator: ";").first?.filter { !$0.isWhitespace }.lowercased()
        guard type == "application/json" else {
            throw Problem(
                .unsupportedMediaType,
                detail: Wording(
                    vi: "Nội dung phải là application/json.",
                    en: "The content must be application/json."
                )
            )
        }
    }

    /// The body as JSON, every string and key in Unicode's form NFC.
    ///
    /// A scoring document is the exception, and so is not read by this: its codes are compared by scalars, as written.
    ///
    /// - Parameter limit: Largest body in bytes.
    /// - Returns: Its root.
    /// - Throws: `Problem` `unsupported-media-type`, `content-too-large`, `malformed-json`, or `invalid-request` at a key
    ///   that stands twice.
    package func json(limit: Int = 1 << 20) async throws -> JSONValue {
        try requireJSON()
        return try JSONDocument(reading: try await bytes(limit: limit)).normalised().root
    }
}

extension JSONDocument {
    /// Parses a request's body.
    ///
    /// - Throws: `Problem` `malformed-json` with line and column, at the empty pointer.
    package convenience init(reading bytes: [UInt8]) throws {
        do throws(JSONSyntaxError) {
            try self.init(bytes)
        } catch {
            throw Problem(
                .malformedJSON,
                detail: error.wording,
                errors: [JSONProblem(at: nil, wording: error.wording)]
            )
        }
    }
}
