import Application
import Crypto
import Domain
import Files
import Foundation
import HTTP
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Postgres
import StrictJSON
import TestSupport
import Testing

@testable import API

@Suite(.database(.migrated)) struct `a file, over HTTP` {
    @Test func `is its unit's until it is submitted, and then for whom the review shows evidence to`() async throws {
        try await ReviewHouse.open { review in
            let sent = review.pdf("Bảng số liệu")
            let file = try await review.added(sent, "Bảng \"1\".pdf".replacing("\"", with: "'"), of: "c")
            #expect(file.member("sha256")?.string == SHA256.hash(data: sent).hexadecimal)
            #expect(file.member("size")?.integer == sent.count)
            #expect(file.member("mediaType")?.string == "application/pdf")
            #expect(file.member("isSubmitted")?.boolean == false)
            #expect(file.member("warning")?.member("vi")?.string?.contains("mật") == true)
            let id = try #require(file.member("id")?.string)
            let path = "/api/v1/files/\(id)"
            let readers = { () async throws -> [String] in
                var readers: [String] = []
                for name in ["officer c", "head d", "officer a", "office province", "auditor", "officer x", "key c"] {
                    let (row, bytes) = (
                        try await review.get(path, as: name), try await review.get("\(path)/content", as: name)
                    )
                    #expect(row.status == bytes.status, "\(name)")
                    if row.status == .ok {
                        #expect(bytes.bytes == sent)
                        readers.append(name)
                    } else {
                        #expect(row.status == .notFound)
                    }
                }
                return readers
            }
            #expect(try await readers() == ["officer c"])

            let evidence = #"[{"file":"\#(id)","title":"Số liệu"}]"#
            #expect(try await review.save(evidence, for: "d").code == "unknown-reference", "another unit's")
            let missing = try await review.save(evidence.replacing(id, with: UUID().uuidString.lowercased()), for: "c")
            #expect(try missing.code == "unknown-reference")
            #expect(try missing.places == ["/results/I.1"])
            let saved = try await review.save(evidence, for: "c")
            #expect(saved.status == .ok, "\(saved.text)")
            #expect(try await readers() == ["officer c"], "a draft is its unit's")
            #expect(try await review.submit("c").status == .ok)
            #expect(try await readers() == ["officer c", "officer a", "office province", "auditor"])
            #expect(try await review.save("[]", for: "d").status == .ok)
            #expect(try await review.submit("d").status == .ok)
            #expect(try await readers() == ["officer c", "head d", "officer a", "office province", "auditor"])

            let entries = try await review.get(review.sheet("c"), as: "officer a").json.member("entries")?.elements
            let piece = entries?.first { _ in true }?.member("evidence")?.elements?.first { _ in true }
            #expect(piece?.member("sha256")?.string == SHA256.hash(data: sent).hexadecimal, "bound to its bytes")
            #expect(piece?.member("name")?.string == "Bảng '1'.pdf")
            #expect(piece?.member("title")?.string == "Số liệu")
        }
    }

    @Test func `comes again with its key, and its bytes are kept once`() async throws {
        try await ReviewHouse.open { review in
            let sent = review.pdf("như nhau")
            let key = UUID().uuidString
            let first = try await review.add(sent, "a.pdf", of: "c", key: key)
            #expect(first.status == .created, "\(first.text)")
            let again = try await review.add(sent, "a.pdf", of: "c", key: key)
            #expect(again.text == first.text && again.headers[.idempotencyReplayed] == "true")
            let other = try await review.add(review.pdf("khác"), "a.pdf", of: "c", key: key)
            #expect(try other.code == "idempotency-key-reused")
            let copy = try await review.added(sent, "b.pdf", of: "d", as: "officer d")
            #expect(try copy.member("id")?.string != first.json.member("id")?.string)
            let hash = SHA256.hash(data: sent).hexadecimal
            let kept = try review.house.services.files.store.list()
            #expect(kept.map(\.hash.description) == [hash], "what was refused is not kept")
        }
    }

    @Test func `is answered in part, and not at all to who has it`() async throws {
        try await ReviewHouse.open { review in
            let sent = review.pdf(String(repeating: "0123456789", count: 20_000))
            let id = try #require(try await review.added(sent, "Số liệu 100%.pdf", of: "c").member("id")?.string)
            let path = "/api/v1/files/\(id)/content"
            let ask = { (fields: [HTTPField.Name: String], method: HTTPRequest.Method) in
                var headers = review.bearer("officer c")
                for (name, value) in fields { headers[name] = value }
                return try await review.house.client.send(method, path, nil, headers)
            }
            let tag = "\"\(SHA256.hash(data: sent).hexadecimal)\""
            let whole = try await ask([:], .get)
            #expect(whole.status == .ok && whole.bytes == sent)
            #expect(whole.headers[.eTag] == tag && whole.headers[.acceptRanges] == "bytes")
            #expect(whole.headers[.contentDisposition]?.hasPrefix("attachment; filename=\"") == true)
            #expect(
                whole.headers[.contentDisposition]?.hasSuffix("UTF-8''S%E1%BB%91%20li%E1%BB%87u%20100%25.pdf") == true
            )
            let field = { (name: String) in HTTPField.Name(name).flatMap { whole.headers[$0] } }
            #expect(field("X-Content-Type-Options") == "nosniff")
            #expect(field("Content-Security-Policy")?.hasPrefix("sandbox") == true)
            for (range, part) in [
                ("bytes=0-0", 0..<1), ("bytes=10-99999", 10..<100_000), ("bytes=200000-", 200_000..<sent.count),
                ("bytes=-5", sent.count - 5..<sent.count), ("bytes=-999999999", 0..<sent.count),
                ("bytes=7-99999999999", 7..<sent.count),
            ] {
                let answer = try await ask([.range: range], .get)
                #expect(answer.status == .partialContent, "\(range)")
                #expect(answer.bytes == Array(sent[part]), "\(range)")
                let told = "bytes \(part.lowerBound)-\(part.upperBound - 1)/\(sent.count)"
                #expect(answer.headers[.contentRange] == told)
                #expect(answer.headers[.contentLength] == "\(part.count)")
            }
            let beyond = try await ask([.range: "bytes=\(sent.count)-"], .get)
            #expect(try beyond.code == "range-not-satisfiable")
            #expect(beyond.headers[.contentRange] == "bytes */\(sent.count)")
            for all in ["bytes=0-1,5-6", "bytes=x-", "lines=0-1", "bytes=9-3"] {
                #expect(try await ask([.range: all], .get).status == .ok, "\(all)")
            }
            #expect(try await ask([.range: "bytes=0-9", .ifRange: "\"other\""], .get).status == .ok)
            #expect(try await ask([.range: "bytes=0-9", .ifRange: tag], .get).status == .partialContent)
            #expect(try await ask([.ifNoneMatch: tag], .get).status == .notModified)
            let head = try await ask([:], .head)
            #expect(head.status == .ok && head.bytes.isEmpty && head.headers[.contentLength] == "\(sent.count)")
        }
    }

    @Test func `is refused for what it is, and by whom it comes`() async throws {
        try await ReviewHouse.open(fileRoom: 3_000) { review in
            let html = try await review.add(Array("<html></html>".utf8), "a.txt", of: "c")
            #expect(try html.code == "file-refused" && html.json.member("detail")?.string?.contains("HTML") == true)
            #expect(try await review.add(review.pdf("x"), "a.docx", of: "c").code == "file-refused")
            let large = try await review.add([UInt8](repeating: 0x61, count: (20 << 20) + 1), "a.txt", of: "c")
            #expect(try large.code == "content-too-large")
            #expect(try await review.add(review.pdf("x"), "a/b.pdf", of: "c").code == "invalid-name")
            for (name, code) in [
                ("officer d", "not-permitted"), ("officer a", "not-permitted"), ("office province", "not-permitted"),
                ("officer x", "not-found"), ("key c", "not-permitted"),
            ] {
                let answer = try await review.add(review.pdf("x"), "a.pdf", of: "c", as: name)
                #expect(try answer.code == code, "\(name)")
            }
            let untyped = try await review.add(review.pdf("x"), "a.pdf", of: "c", type: nil)
            #expect(try untyped.code == "unsupported-media-type")
            let keyless = try await review.add(review.pdf("x"), "a.pdf", of: "c", key: nil)
            #expect(try keyless.code == "idempotency-key-required")
            #expect(try review.house.services.files.store.list().isEmpty, "nothing of it is kept")
            let half = review.pdf(String(repeating: "x", count: 1_900))
            #expect(try await review.add(half, "a.pdf", of: "c").status == .created)
            #expect(try await review.add(half, "b.pdf", of: "c").code == "no-room")
            #expect(try await review.add(half, "b.pdf", of: "d", as: "officer d").status == .created)
        }
    }

    @Test func `loses where it was taken`() async throws {
        try await ReviewHouse.open { review in
            let file = URL(filePath: #filePath).appending(path: "../../FilesTests/Pictures/baseline.jpg").standardized
            let picture = Array(try Data(contentsOf: file))
            let added = try await review.added(picture, "Ảnh.jpg", of: "c", type: "image/jpeg")
            #expect(added.member("positionRemoved")?.boolean == true)
            let id = try #require(added.member("id")?.string)
            let kept = try await review.get("/api/v1/files/\(id)/content", as: "officer c")
            #expect(kept.headers[.contentType] == "image/jpeg")
            #expect(added.member("size")?.integer == kept.bytes.count)
            #expect(String(decoding: picture, as: UTF8.self).contains("Ha Noi"))
            #expect(!String(decoding: kept.bytes, as: UTF8.self).contains("Ha Noi"))
        }
    }

    @Test func `of 15 MiB comes and goes whole`() async throws {
        try await ReviewHouse.open { review in
            let sent = review.pdf(String(repeating: "0123456789abcdef", count: 15 << 16))
            let added = try await review.added(sent, "Lớn.pdf", of: "c")
            #expect(added.member("size")?.integer == sent.count)
            let id = try #require(added.member("id")?.string)
            #expect(try await review.get("/api/v1/files/\(id)/content", as: "officer c").bytes == sent)
        }
    }

    @Test func `of a cluster or of the ministry is for those`() async throws {
        try await ReviewHouse.open { review in
            let (season, unit) = (
                review.cluster.clusterSeason(of: "c").uuidString.lowercased(),
                { (name: String) in review.cluster.unit(name).uuidString.lowercased() }
            )
            let add = { (place: String, name: String) in
                try await review.addAt("unit=\(place)", review.pdf(place), "a.pdf", as: name)
            }
            let shared = try await add("\(unit("d"))&clusterSeason=\(season)&audience=cluster", "officer d")
            #expect(shared.status == .created, "\(shared.text)")
            let told = try await add("\(unit("ministry"))&audience=ministry", "office ministry")
            #expect(told.status == .created, "\(told.text)")
            let reads = { (answer: TestResponse, name: String) in
                let id = try answer.json.member("id")?.string ?? ""
                return try await review.get("/api/v1/files/\(id)", as: name).status == .ok
            }
            for name in ["officer c", "officer a", "office province", "auditor"] {
                #expect(try await reads(shared, name), "\(name)")
            }
            for name in ["officer x", "administrator"] { #expect(try await !reads(shared, name), "\(name)") }
            for name in ["officer c", "officer x", "administrator"] { #expect(try await reads(told, name), "\(name)") }
            #expect(
                try await add("\(unit("c"))&clusterSeason=\(season)&audience=ministry", "officer c").code
                    == "not-permitted"
            )
            #expect(try await add("\(unit("province"))&audience=ministry", "officer a").code == "not-permitted")
        }
    }
}

extension ReviewHouse {
    /// A PDF with a text in it.
    func pdf(_ text: String) -> [UInt8] {
        Array("%PDF-1.7\n% \(text)\nstartxref\n9\n%%EOF\n".utf8)
    }

    /// Hands evidence in.
    func add(
        _ bytes: [UInt8],
        _ name: String,
        of unit: String,
        as account: String? = nil,
        type: String? = "application/octet-stream",
        key: String? = UUID().uuidString
    ) async throws -> TestResponse {
        let place =
            "unit=\(cluster.unit(unit).uuidString.lowercased())&review=\(cluster.review.uuidString.lowercased())"
        return try await addAt(place, bytes, name, as: account ?? "officer \(unit)", type: type, key: key)
    }

    func addAt(
        _ place: String,
        _ bytes: [UInt8],
        _ name: String,
        as account: String,
        type: String? = "application/octet-stream",
        key: String? = UUID().uuidString
    ) async throws -> TestResponse {
        var fields = bearer(account)
        fields[.contentType] = type
        fields[.idempotencyKey] = key
        let name = name.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
        return try await house.client.execute(
            uri: "/api/v1/files?name=\(name)&\(place)",
            method: .post,
            headers: fields,
            body: ByteBuffer(bytes: bytes)
        )
    }

    /// Hands evidence in, which is taken.
    func added(
        _ bytes: [UInt8],
        _ name: String,
        of unit: String,
        as account: String? = nil,
        type: String = "application/octet-stream"
    ) async throws -> JSONValue {
        let answer = try await add(bytes, name, of: unit, as: account, type: type)
        #expect(answer.status == .created, "\(answer.text)")
        return try answer.json
    }

    /// Saves a result of `I.1` with evidence, as it was never saved before.
    func save(_ evidence: String, for unit: String) async throws -> TestResponse {
        let body = #"{"results":{"I.1":{"result":{"points":7},"evidence":\#(evidence),"version":0}}}"#
        return try await write(.patch, sheet(unit, "/draft"), as: "officer \(unit)", body)
    }
}
