import Crypto
import Foundation
import HTTPTypes
import HummingbirdTesting
import Postgres
import StrictJSON
import TestSupport
import Testing

@Suite(.database(.migrated)) struct `a review over HTTP` {
    @Test(.timeLimit(.minutes(2))) func `goes from the first draft to a publication, on the 1,000-point scale`()
        async throws
    {
        let scale = try CommuneScale()
        #expect(scale.results.count == 176)
        let direct = scale.firstDirect
        try await ReviewHouse.open(scale: scale.json) { review in
            let token = try await review.officerByPassword(of: "c")
            let shown = try await review.house.client.send(.get, review.path, nil, token)
            #expect(shown.status == .ok)
            #expect(shown.headers[.eTag] == "\"1\"")
            #expect(try shown.json.member("nextState")?.string == "assessing")
            #expect(try shown.json.member("scale")?.member("criteria") != nil)

            let wrong = ReviewHouse.draft([direct: #"{"points":5000}"#, scale.firstPassFail: #"{"achieved":"ja"}"#])
            let rows = try await review.write(.patch, review.sheet("c", "/draft"), token, Array(wrong.utf8))
            #expect(rows.status == .unprocessableContent)
            let pointers = try Set(rows.places)
            #expect(
                pointers == [
                    "/results/\(direct)/result/points", "/results/\(scale.firstPassFail)/result/achieved",
                ]
            )
            let all = ReviewHouse.draft(scale.results)
            let saved = try await review.write(.patch, review.sheet("c", "/draft"), token, Array(all.utf8))
            #expect(saved.status == .ok, "\(saved.text.prefix(400))")
            #expect(try saved.json.member("results")?.members.map { Array($0).count } == 176)
            try await review.strangerIsRefused()

            for unit in ["a", "b", "d"] {
                #expect(try await review.save(scale.results, for: unit).status == .ok)
            }
            for unit in ["a", "b", "c", "d"] {
                let submitted = try await review.submit(unit)
                #expect(submitted.status == .ok, "\(submitted.text)")
                #expect(try submitted.json.member("missing")?.elements?.isEmpty == true)
            }
            #expect(try await review.advance(to: "assessing", as: "officer a").status == .ok)
            let finding = #"{"findings":{"\#(direct)":{"kind":"awarded","result":{"awarded":0},"reason":"Biên bản"}}}"#
            let seen = try await review.tag(review.sheet("c"), as: "officer a")
            let own = try await review.write(
                .post,
                review.sheet("a", "/assessment"),
                as: "officer a",
                finding,
                match: try await review.tag(review.sheet("a"), as: "officer a")
            )
            #expect(try own.code == "conflict-of-interest")
            let assessed = try await review.write(
                .post,
                review.sheet("c", "/assessment"),
                as: "officer a",
                finding,
                match: seen
            )
            #expect(assessed.status == .ok, "\(assessed.text)")
            let revision = try #require(try assessed.json.member("revision")?.string)
            #expect(assessed.text == #"{"revision":"2.0.177","layer":"assessment1","entries":1}"#)
            #expect(try await review.order() == ["A", "B", "D", "C"])
            let early = try await review.get(review.path + "/standings", as: "officer c")
            #expect(try early.code == "not-released")
            let reasons = #"{"reasons":{"\#(direct)":"Chưa có minh chứng"}}"#
            let returned = try await review.write(
                .post,
                review.sheet("c", "/return"),
                as: "officer a",
                reasons,
                match: "\"\(revision)\""
            )
            #expect(returned.status == .ok, "\(returned.text)")
            #expect(try returned.json.member("passes")?.member(direct) != nil)
            let sheet = try await review.get(review.sheet("c"), as: "officer c").json
            #expect(sheet.member("state")?.string == "returned")
            #expect(sheet.member("openCriteria")?.elements?.map(\.string) == [direct])
            let closed = try await review.save([scale.firstPassFail: #"{"achieved":false}"#], for: "c", version: 1)
            #expect(try closed.code == "criterion-not-returned")
            #expect(try closed.places == ["/results/\(scale.firstPassFail)"])
            #expect(try await review.save([direct: #"{"points":0.5}"#], for: "c", version: 1).status == .ok)
            #expect(try await review.submit("c").status == .ok)
            try await review.strangerIsRefused()

            #expect(try await review.advance(to: "appraising", as: "office province").status == .ok)
            let published = try await review.write(
                .post,
                review.path + "/publications",
                as: "officer a",
                #"{"audience":["members","ministry"]}"#,
                match: try await review.tag(review.path, as: "officer a")
            )
            #expect(published.status == .created, "\(published.text)")
            let hash = try #require(try published.json.member("sha256")?.string)
            let list = try await review.get(review.path + "/publications", as: "key c")
            #expect(list.text.contains(hash), "\(list.text)")
            let document = try await review.get(review.path + "/publications/1", as: "key c")
            #expect(document.status == .ok)
            #expect(document.headers[.eTag] == "\"\(hash)\"")
            #expect(SHA256.hash(data: document.bytes).map { String(format: "%02x", $0) }.joined() == hash)
            #expect(try await review.get(review.path + "/standings", as: "key c").status == .ok)
            #expect(try await review.get(review.sheet("c"), as: "key c").status == .forbidden)
            #expect(try await review.get(review.path + "/publications/2", as: "key c").status == .notFound)
        }
    }

    @Test func `lets ten officers fill one sheet at once`() async throws {
        let scale = try CommuneScale()
        let results = scale.results.sorted { $0.key < $1.key }
        try await ReviewHouse.open(scale: scale.json) { review in
            let parts = (0..<10).map { part in
                Dictionary(uniqueKeysWithValues: results.enumerated().filter { $0.offset % 10 == part }.map(\.element))
            }
            let answers = try await withThrowingTaskGroup(of: TestResponse.self) { group in
                for part in parts { group.addTask { try await review.save(part, for: "c") } }
                return try await group.reduce(into: [TestResponse]()) { $0.append($1) }
            }
            #expect(answers.map(\.status.code) == Array(repeating: 200, count: 10))
            let sheet = try await review.get(review.sheet("c"), as: "officer c").json
            #expect(sheet.member("draft")?.members.map { Array($0).count } == 176)
            #expect(sheet.member("revision")?.string == "1.176")
        }
    }

    @Test func `tells the slower of two officers what both wrote`() async throws {
        try await ReviewHouse.open { review in
            async let one = review.save(["I.1": #"{"points":3}"#], for: "c")
            async let other = review.save(["I.1": #"{"points":4}"#], for: "c")
            let answers = try await [one, other].sorted { $0.status.code < $1.status.code }
            #expect(answers.map(\.status.code) == [200, 412])
            let problem = try answers[1].json
            #expect(problem.member("code")?.string == "draft-conflict")
            let conflict = try #require(problem.member("conflicts")?.elements.map { Array($0) }?.first)
            #expect(conflict.member("criterion")?.string == "I.1")
            let both = [conflict.member("yours"), conflict.member("stored")].map { side in
                side?.member("result")?.member("points").flatMap { $0.withText { String(decoding: $0, as: UTF8.self) } }
            }
            #expect(Set(both) == ["3", "4"])
        }
    }

    @Test func `answers a repeat as before, and refuses the key for another request`() async throws {
        try await ReviewHouse.open { review in
            let key = UUID().uuidString
            let replayed = try #require(HTTPField.Name("Idempotency-Replayed"))
            let first = try await review.save(["I.1": #"{"points":3}"#], for: "c", key: key)
            let again = try await review.save(["I.1": #"{"points":3}"#], for: "c", key: key)
            #expect(first.status == .ok)
            #expect(first.headers[replayed] == nil)
            #expect(again.status == .ok)
            #expect(again.headers[replayed] == "true")
            #expect(first.bytes == again.bytes)
            let other = try await review.save(["I.1": #"{"points":4}"#], for: "c", key: key)
            #expect(other.status == .unprocessableContent)
            #expect(try other.code == "idempotency-key-reused")
            let sheet = try await review.get(review.sheet("c"), as: "officer c")
            #expect(try sheet.json.member("revision")?.string == "1.1")
        }
    }
}

extension ReviewHouse {
    /// An officer of a unit who has signed in by password.
    func officerByPassword(of unit: String) async throws -> HTTPFields {
        try await house.superuser.query(
            "update thidua.account set unit_id = \(cluster.unit(unit)) where login = \(house.login)"
        )
        try await house.superuser.query(
            """
            insert into thidua.account_function (account_id, function, unit_id, from_day)
            select id, 'officer', unit_id, '2020-01-01' from thidua.account where login = \(house.login)
            """
        )
        return .bearer(try await house.token())
    }

    /// Somebody of the other cluster tries each route.
    func strangerIsRefused() async throws {
        let stranger = "head x"
        var answers = [TestResponse]()
        for path in [path, sheet("c"), path + "/standings", path + "/publications", path + "/publications/1"] {
            answers.append(try await get(path, as: stranger))
        }
        let draft = Self.draft(["I.1": #"{"points":1}"#])
        answers += [
            try await write(.post, path + "/state", as: stranger, #"{"to":"assessing"}"#, match: "\"1\""),
            try await write(.patch, sheet("c", "/draft"), as: stranger, draft),
            try await write(.post, sheet("c", "/submission"), as: stranger, match: "\"1.0\""),
            try await write(
                .post,
                sheet("c", "/assessment"),
                as: stranger,
                #"{"findings":{"I.1":{"kind":"cleared","reason":"x"}}}"#,
                match: "\"1.0\""
            ),
            try await write(.post, sheet("c", "/return"), as: stranger, #"{"reasons":{"I.1":"x"}}"#, match: "\"1.0\""),
            try await write(.post, path + "/publications", as: stranger, #"{"audience":[]}"#, match: "\"1\""),
        ]
        for answer in answers { #expect(answer.status == .notFound, "\(answer.text)") }
    }

    /// The last letters of the units' names in the order of the standings, as the managing office sees them.
    func order() async throws -> [String] {
        let json = try await get(path + "/standings", as: "office province").json
        return json.member("units")?.elements?.map { String($0.member("name")?.string?.suffix(1) ?? "") } ?? []
    }
}

/// The real scale of 1,000 points, with a result for each of its leaves.
struct CommuneScale {
    let json: String
    private(set) var results: [String: String] = [:]
    private(set) var firstDirect = ""
    private(set) var firstPassFail = ""

    init() throws {
        let bytes = Array(try Data(contentsOf: repository.appending(path: "docs/examples/commune-scale.json")))
        let scale = try #require(try JSONDocument(bytes).root.member("scale"))
        json = String(decoding: try CanonicalJSON.bytes(of: scale), as: UTF8.self)
        let criteria = try #require(scale.member("criteria"))
        addLeaves(of: criteria)
    }

    private mutating func addLeaves(of criteria: JSONValue) {
        guard let elements = criteria.elements else { return }
        for criterion in elements {
            if let children = criterion.member("children") {
                addLeaves(of: children)
            } else if let code = criterion.member("code")?.string {
                switch criterion.member("rule")?.member("kind")?.string {
                case "direct":
                    if firstDirect.isEmpty { firstDirect = code }
                    results[code] = #"{"points":1}"#
                case "passFail":
                    if firstPassFail.isEmpty { firstPassFail = code }
                    results[code] = #"{"achieved":true}"#
                default: results[code] = #"{"actual":80,"target":100}"#
                }
            }
        }
    }
}
