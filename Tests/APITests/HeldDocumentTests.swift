import HTTP
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import TestSupport
import Testing

@Suite struct `A document that its reader has already` {
    @Test(arguments: [
        (#""abc""#, true), (#"W/"abc""#, true), ("*", true), (#""x", "abc""#, true), (#""x","abc" , "y""#, true),
        (#""ab""#, false), (#""x, abc""#, false), ("abc", false), (#""","#, false), ("", false),
        (#""abcd", "x""#, false),
    ])
    func `is told of by its tag`(held: String, isHeld: Bool) {
        let answer = Response(
            status: .ok,
            headers: [.eTag: #""abc""#, .cacheControl: "no-store", .contentType: "application/json"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: "{}"))
        )
        let head = HTTPRequest(
            method: .get,
            scheme: nil,
            authority: nil,
            path: "/",
            headerFields: [.ifNoneMatch: held]
        )
        let shown = answer.unlessHeld(by: Request(head: head, body: RequestBody(buffer: ByteBuffer())))
        #expect(shown.status == (isHeld ? .notModified : .ok))
        #expect(shown.headers[.eTag] == #""abc""#)
        #expect(shown.headers[.cacheControl] == "no-store")
        #expect((shown.headers[.contentType] == nil) == isHeld)
        #expect(shown.body.contentLength == (isHeld ? 0 : 2))
    }

    @Test(.database(.migrated)) func `is not sent again, and only to who may read it`() async throws {
        try await ReviewHouse.open { review in
            try await review.cluster.bring(to: .assessing)
            try await review.publishAfterAppraising(for: ["members"])
            let path = review.path + "/publications/1"
            let first = try await review.get(path, as: "head c")
            let tag = try #require(first.headers[.eTag])
            var fields = review.bearer("head c")
            fields[.ifNoneMatch] = tag
            let again = try await review.house.client.execute(uri: path, method: .get, headers: fields)
            #expect(again.status == .notModified)
            #expect(again.body.readableBytes == 0)
            #expect(again.headers[.eTag] == tag)
            var strange = review.bearer("head x")
            strange[.ifNoneMatch] = tag
            #expect(
                try await review.house.client.execute(uri: path, method: .get, headers: strange).status == .notFound
            )
        }
    }
}
