import StrictJSON
import Testing

struct JSONLimitsTests {
    @Test(arguments: [("[", "]"), (#"{"a":"#, "}"), (#"[{"a":"#, "}]")])
    func `64 levels are read and 65 are refused`(opening: String, closing: String) throws {
        let perRepeat = opening.hasPrefix("[{") ? 2 : 1
        func nested(_ count: Int, around core: String) -> String {
            String(repeating: opening, count: count) + core + String(repeating: closing, count: count)
        }
        #expect(throws: Never.self) { try JSONDocument(text: nested(64 / perRepeat, around: "1")) }
        let text = nested(64 / perRepeat, around: "[]")
        let error = try #require(throws: JSONSyntaxError.self) { try JSONDocument(text: text) }
        #expect(error.reason == .tooDeep(limit: 64))
        #expect(error.offset == opening.utf8.count * (64 / perRepeat))
    }

    @Test func `levels that have closed do not count`() {
        let list = String(repeating: "[", count: 63) + String(repeating: "]", count: 63)
        #expect(throws: Never.self) { try JSONDocument(text: "[\(list),\(list),\(list)]") }
    }

    @Test func `a hundred thousand levels are refused without recursion`() throws {
        let text = String(repeating: "[", count: 100_000)
        let error = try #require(throws: JSONSyntaxError.self) { try JSONDocument(text: text) }
        #expect(error.reason == .tooDeep(limit: 64))
        let limits = JSONLimits(depth: 100_000)
        #expect(throws: Never.self) {
            try JSONDocument(text: text + String(repeating: "]", count: 100_000), limits: limits)
        }
    }

    @Test func `no level at all leaves only scalars`() throws {
        let limits = JSONLimits(depth: 0)
        #expect(throws: Never.self) { try JSONDocument(text: "1", limits: limits) }
        let error = try #require(throws: JSONSyntaxError.self) { try JSONDocument(text: "[]", limits: limits) }
        #expect(error.reason == .tooDeep(limit: 0))
    }

    @Test func `a text of exactly the limit is read, one byte more is refused`() throws {
        #expect(throws: Never.self) { try JSONDocument(text: "[1,2]", limits: JSONLimits(bytes: 5)) }
        let error = try #require(throws: JSONSyntaxError.self) {
            try JSONDocument(text: "[1,2] ", limits: JSONLimits(bytes: 5))
        }
        #expect(error.reason == .tooLarge(limit: 5))
    }

    @Test func `no limit passes what a token's offsets hold`() {
        #expect(JSONLimits().bytes == Int(Int32.max))
        #expect(JSONLimits(bytes: .max).bytes == Int(Int32.max))
        #expect(JSONLimits().depth == 64)
    }
}
