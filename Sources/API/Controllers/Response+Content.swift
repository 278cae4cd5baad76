import Domain
import Files
import Foundation
import HTTP
import HTTPTypes
import Hummingbird
import NIOCore
import StrictJSON

extension Response {
    /// A file's bytes: all of them, or the one range that the request names; `304` where it has them.
    ///
    /// A browser neither guesses what it is nor runs anything of it, and saves it under its name.
    ///
    /// - Parameters:
    ///   - content: The bytes.
    ///   - file: Whose they are.
    ///   - request: What was asked.
    /// - Throws: `Problem` `range-not-satisfiable`.
    init(_ content: StoredContent, of file: KeptFile, answering request: Request) throws(Problem) {
        let tag = "\"\(file.sha256.hexadecimal)\""
        var headers: HTTPFields = [
            .contentType: file.mediaType.hasPrefix("text/") ? "\(file.mediaType); charset=utf-8" : file.mediaType,
            .contentDisposition: Self.disposition(of: file.name),
            .eTag: tag,
            .acceptRanges: "bytes",
            .cacheControl: "no-store",
            .xContentTypeOptions: "nosniff",
            .contentSecurityPolicy: "sandbox; default-src 'none'",
        ]
        let whole = 0..<content.size
        // RFC 9110, section 13.1.5: of another version than the one that it has the client wants all.
        let isSame = request.headers[.ifRange].map { $0 == tag } ?? true
        let range = isSame ? request.headers[.range].flatMap { ByteRange($0) } : nil
        guard let range else {
            headers[.contentLength] = String(content.size)
            self = Response(status: .ok, headers: headers, body: .pieces(of: content, whole)).unlessHeld(by: request)
            return
        }
        guard let part = range.part(of: content.size) else {
            var problem = Problem(.rangeNotSatisfiable)
            problem.headers[.contentRange] = "bytes */\(content.size)"
            throw problem
        }
        headers[.contentRange] = "bytes \(part.lowerBound)-\(part.upperBound - 1)/\(content.size)"
        headers[.contentLength] = String(part.count)
        self = Response(status: .partialContent, headers: headers, body: .pieces(of: content, part))
            .unlessHeld(by: request)
    }

    /// RFC 6266: for old programs in ASCII, for all others as it is.
    private static func disposition(of name: String) -> String {
        let ascii = String(
            decoding: name.utf8.map { (0x20..<0x7F).contains($0) && $0 != 0x25 ? $0 : 0x5F },
            as: UTF8.self
        )
        let encoded = name.addingPercentEncoding(withAllowedCharacters: .rfc5987) ?? ascii
        return "attachment; filename=\"\(ascii)\"; filename*=UTF-8''\(encoded)"
    }
}

extension CharacterSet {
    /// `attr-char`.
    fileprivate static let rfc5987 = CharacterSet(
        charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$&+-.^_`|~"
    )
}

extension ResponseBody {
    /// Without the length: the request's line of the log is then written when the last byte was taken.
    fileprivate static func pieces(of content: StoredContent, _ range: Range<Int>) -> ResponseBody {
        ResponseBody { writer in
            for try await piece in content.bytes(in: range) { try await writer.write(ByteBuffer(bytes: piece)) }
            try await writer.finish(nil)
        }
    }
}

/// The one range of bytes that a request names (RFC 9110, section 14.1.2).
struct ByteRange: Hashable {
    private enum Kind: Hashable {
        case from(Int, to: Int?)
        case last(Int)
    }

    private let kind: Kind

    /// nil for what names none, or several: then all is answered.
    init?(_ field: String) {
        guard let text = field.split(separator: "=", maxSplits: 1).last, field.lowercased().hasPrefix("bytes=") else {
            return nil
        }
        let ends = text.split(separator: "-", omittingEmptySubsequences: false)
        let numbers = ends.map { end in end.allSatisfy(\.isASCII) && end.allSatisfy(\.isNumber) ? Int(end) : nil }
        guard ends.count == 2 else { return nil }
        switch (numbers[0], numbers[1]) {
        case (let first?, let last?) where first <= last: kind = .from(first, to: last)
        case (let first?, nil) where ends[1].isEmpty: kind = .from(first, to: nil)
        case (nil, let count?) where ends[0].isEmpty: kind = .last(count)
        default: return nil
        }
    }

    /// What of so many bytes it is; nil for nothing.
    func part(of size: Int) -> Range<Int>? {
        let part: Range<Int>
        switch kind {
        case .from(let first, let last):
            guard first < size else { return nil }
            part = first..<min(size, last.map { $0 == Int.max ? size : $0 + 1 } ?? size)
        case .last(let count): part = max(0, size - count)..<size
        }
        return part.isEmpty ? nil : part
    }
}
