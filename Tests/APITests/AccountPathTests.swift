import Application
import Foundation
import HTTP
import HTTPTypes
import HummingbirdTesting
import Postgres
import Repository
import StrictJSON
import TestSupport
import Testing

/// Keeping accounts over HTTP, from the administrator to a program's key.
@Suite(.database(.migrated)) struct `Accounts over HTTP` {
    @Test func `are made down the line, work, are blocked and let in again`() async throws {
        try await KeepersHouse.open { house in
            let keeper = try await house.make("keeper", of: "province", ["accountManager"], as: house.administrator)
            let officer = try await house.make("officer", of: "c", ["officer"], as: keeper.token)
            let head = try await house.make("head", of: "c", ["head"], as: keeper.token)
            #expect(try await house.get(house.sheet("c"), officer.token).status == .ok)
            #expect(try await house.get(house.sheet("c"), head.token).status == .ok)
            #expect(try await house.get(house.sheet("c"), keeper.token).status == .notFound, "it sees no scores")

            let page = try await house.get("/api/v1/accounts?unit=\(house.id("c"))", keeper.token).json
            let logins = page.member("items")?.elements?.compactMap { $0.member("login")?.string } ?? []
            #expect(logins.contains(house.login("officer")) && logins.contains(house.login("head")))
            #expect(!logins.contains(house.login("keeper")))

            #expect(try await house.post(officer.path + "/block", keeper.token).status == .ok)
            #expect(try await house.get(house.sheet("c"), officer.token).status == .unauthorized)
            #expect(try await house.get(house.sheet("c"), head.token).status == .ok)
            #expect(try await house.signIn("officer", KeepersHouse.password).status == .unauthorized)
            #expect(try await house.post(officer.path + "/block", keeper.token).status == .conflict)
            #expect(try await house.post(officer.path + "/unblock", keeper.token).status == .ok)
            #expect(try await house.get(house.sheet("c"), officer.token).status == .unauthorized, "the session is over")
            let again = try await house.signIn("officer", KeepersHouse.password).json.member("token")?.string ?? ""
            #expect(try await house.get(house.sheet("c"), again).status == .ok)
        }
    }

    @Test func `are nobody else's business`() async throws {
        try await KeepersHouse.open { house in
            let keeper = try await house.make("keeper", of: "province", ["accountManager"], as: house.administrator)
            let other = try await house.make("other", of: "other", ["accountManager"], as: house.administrator)
            let officer = try await house.make("officer", of: "c", ["officer"], as: keeper.token)
            for act in ["/block", "/unblock"] {
                #expect(try await house.post(officer.path + act, other.token).status == .notFound)
                #expect(try await house.post(officer.path + act, officer.token).status == .notFound)
            }
            #expect(try await house.get(officer.path, other.token).status == .notFound)
            #expect(try await house.post(officer.path + "/one-time-code", other.token).status == .notFound)
            #expect(try await house.post(officer.path + "/one-time-code", officer.token).status == .forbidden)
            // Nobody keeps their own account, nor those who could do more than they.
            for path in [keeper.path, house.path(of: "office province"), house.path(of: "office ministry")] {
                let expected: HTTPResponse.Status = path == house.path(of: "office ministry") ? .notFound : .forbidden
                #expect(try await house.post(path + "/one-time-code", keeper.token).status == expected)
                #expect(try await house.post(path + "/block", keeper.token).status == expected)
                let wish = #"{"function":"officer","unit":"\#(house.id("c"))"}"#
                #expect(try await house.post(path + "/functions", keeper.token, wish).status == expected)
            }
            let beyond = try await house.request(
                "new",
                of: "c",
                [#"{"function":"officer"}"#, #"{"function":"managingOfficer"}"#],
                as: keeper.token
            )
            #expect(beyond.status == .forbidden)
            let elsewhere = try await house.request("new", of: "x", [], as: keeper.token)
            #expect(elsewhere.status == .forbidden)
            let nowhere = #"{"unit":"\#(UUID().uuidString.lowercased())","login":"no.where","name":"X","functions":[]}"#
            #expect(try await house.post("/api/v1/accounts", keeper.token, nowhere).status == .unprocessableContent)
        }
    }

    @Test func `have a login of their own`() async throws {
        try await KeepersHouse.open { house in
            let first = try await house.request("an", of: "c", [], as: house.administrator)
            #expect(first.status == .created)
            let second = try await house.request("an", of: "x", [], as: house.administrator)
            #expect(second.status == .conflict)
            #expect(try second.json.member("code")?.string == "already-exists")
            // Both before either is there: the constraint says it.
            async let one = house.request("binh", of: "c", [], as: house.administrator)
            async let two = house.request("binh", of: "c", [], as: house.administrator)
            let statuses = try await [one.status.code, two.status.code].sorted()
            #expect(statuses == [201, 409])
            for login in ["An", ".an", "a", "an nguyen"] {
                let body = #"{"unit":"\#(house.id("c"))","login":"\#(login)","name":"An","functions":[]}"#
                let answer = try await house.post("/api/v1/accounts", house.administrator, body)
                #expect(answer.status == .unprocessableContent, "\(login)")
            }
        }
    }

    @Test func `are listed in parts, and found with and without tone marks`() async throws {
        try await KeepersHouse.open { house in
            for name in ["an", "binh", "chi"] {
                #expect(try await house.request(name, of: "y", [], as: house.administrator).status == .created)
            }
            let made = try await house.request("dung", of: "y", [], as: house.administrator)
            let path = "/api/v1/accounts/\(try #require(try made.json.member("id")?.string))"
            let name = #"{"name":"Đặng Thị Dũng"}"#
            #expect(try await house.send(.patch, path, house.administrator, name, match: "\"1\"").status == .ok)
            var logins: [String] = []
            var cursor: String? = ""
            while let after = cursor {
                let rest = after.isEmpty ? "" : "&cursor=\(after)"
                let list = "/api/v1/accounts?unit=\(house.id("y"))&limit=4\(rest)"
                let page = try await house.get(list, house.administrator).json
                let items = try #require(page.member("items")?.elements.map { Array($0) })
                #expect(items.count <= 4)
                logins += items.compactMap { $0.member("login")?.string }
                cursor = page.member("next")?.string
            }
            let expected = ["an", "binh", "chi", "dung", "head.y", "officer.y"].map { house.login($0) }
            #expect(logins == expected)
            for text in ["dang%20thi", "%C4%90%E1%BA%B7ng", "DUNG", house.login("dung")] {
                let list = "/api/v1/accounts?unit=\(house.id("other"))&q=\(text)"
                let items = try await house.get(list, house.administrator).json.member("items")?.elements
                #expect(items?.compactMap { $0.member("login")?.string } == [house.login("dung")], "\(text)")
            }
            let page = try await house.get("/api/v1/accounts?cursor=!", house.administrator)
            #expect(page.status == .unprocessableContent)
        }
    }

    @Test func `change by version, and end functions by a day`() async throws {
        try await KeepersHouse.open { house in
            let officer = try await house.make("officer", of: "c", ["officer"], as: house.administrator)
            let shown = try await house.get(officer.path, house.administrator)
            #expect(shown.headers[.eTag] == "\"1\"")
            let held = try #require(try shown.json.member("functions")?.elements?.first { _ in true })
            let from = try #require(held.member("from")?.string)
            let renaming = #"{"name":"Nguyễn Văn An"}"#
            let renamed = try await house.send(.patch, officer.path, house.administrator, renaming, match: "\"1\"")
            #expect(renamed.status == .ok)
            let stale = try await house.send(.patch, officer.path, house.administrator, renaming, match: "\"1\"")
            #expect(stale.status == .preconditionFailed)
            let again = try await house.post(
                officer.path + "/functions",
                house.administrator,
                #"{"function":"officer"}"#
            )
            #expect(again.status == .conflict)
            let end = #"{"function":"officer","unit":"\#(house.id("c"))","from":"\#(from)","on":"\#(from)"}"#
            #expect(try await house.post(officer.path + "/functions/end", house.administrator, end).status == .ok)
            #expect(try await house.get(house.sheet("c"), officer.token).status == .notFound, "held no more")
            let lent = #"{"function":"officer","unit":"\#(house.id("d"))"}"#
            #expect(try await house.post(officer.path + "/functions", house.administrator, lent).status == .created)
            #expect(try await house.get(house.sheet("d"), officer.token).status == .ok)
            let after = try await house.get(officer.path, house.administrator).json
            #expect(after.member("version")?.withText { String(decoding: $0, as: UTF8.self) } == "4")
            #expect(after.member("name")?.string == "Nguyễn Văn An")
        }
    }

    @Test func `have keys that are good for what they were made for, until they are revoked`() async throws {
        try await KeepersHouse.open { house in
            try await house.cluster.bring(to: .published)
            let keeper = try await house.make("keeper", of: "c", ["accountManager"], as: house.administrator)
            let program = try await house.make("program", of: "c", ["service"], as: keeper.token)
            let body = #"{"name":"Bảng điện tử","scopes":["standings"],"days":400}"#
            let issued = try await house.post(program.path + "/keys", keeper.token, body)
            #expect(issued.status == .created)
            let secret = try #require(try issued.json.member("secret")?.string)
            let key = try #require(try issued.json.member("key")?.member("id")?.string)
            #expect(try await house.get(house.review + "/standings", secret).status == .ok)
            #expect(try await house.get(house.review + "/publications", secret).status == .forbidden)
            #expect(try await house.get("/api/v1/accounts", secret).status == .forbidden)
            let listed = try await house.get(program.path + "/keys", keeper.token).text
            #expect(listed.contains(key) && !listed.contains(secret) && !listed.contains("revokedAt"))
            for wish in [#"{"name":"k","scopes":[],"days":1}"#, #"{"name":"k","scopes":["standings"],"days":401}"#] {
                #expect(
                    try await house.post(program.path + "/keys", keeper.token, wish).status == .unprocessableContent
                )
            }
            let missing = try await house.send(
                .delete,
                "\(program.path)/keys/\(UUID().uuidString.lowercased())",
                keeper.token
            )
            #expect(missing.status == .notFound)
            #expect(try await house.send(.delete, "\(program.path)/keys/\(key)", keeper.token).status == .ok)
            #expect(try await house.get(house.review + "/standings", secret).status == .unauthorized)
            #expect(try await house.get(program.path + "/keys", keeper.token).text.contains("revokedAt"))
            #expect(try await house.post(program.path + "/block", keeper.token).status == .ok)
            #expect(try await house.post(program.path + "/keys", keeper.token, body).status == .conflict)
        }
    }

    @Test func `have codes and secrets that are told once and stand nowhere`() async throws {
        let log = CapturedLog()
        try await KeepersHouse.open(log) { house in
            let idempotencyKey = UUID().uuidString
            let body = house.wish("an", of: "c", [#"{"function":"service"}"#])
            let first = try await house.send(.post, "/api/v1/accounts", house.administrator, body, key: idempotencyKey)
            let code = try #require(try first.json.member("code")?.string)
            let account = try #require(try first.json.member("id")?.string)
            let repeated = try await house.send(
                .post,
                "/api/v1/accounts",
                house.administrator,
                body,
                key: idempotencyKey
            )
            #expect(repeated.status == .created)
            #expect(repeated.text == #"{"id":"\#(account)","code":null}"#)
            let path = "/api/v1/accounts/\(account)"
            let resetKey = UUID().uuidString
            let reset = try await house.send(.post, path + "/one-time-code", house.administrator, key: resetKey)
            let newCode = try #require(try reset.json.member("code")?.string)
            #expect(newCode != code)
            let resetAgain = try await house.send(.post, path + "/one-time-code", house.administrator, key: resetKey)
            #expect(resetAgain.text == #"{"code":null}"#)
            #expect(try await house.signIn("an", code).status == .unauthorized)
            #expect(try await house.signIn("an", newCode).json.member("mustChangePassword")?.boolean == true)
            let wish = #"{"name":"k","scopes":["publications"],"days":1}"#
            let issueKey = UUID().uuidString
            let issued = try await house.send(.post, path + "/keys", house.administrator, wish, key: issueKey)
            let secret = try #require(try issued.json.member("secret")?.string)
            let issuedAgain = try await house.send(.post, path + "/keys", house.administrator, wish, key: issueKey)
            #expect(issuedAgain.headers[.idempotencyReplayed] == "true")
            #expect(!issuedAgain.text.contains(secret))
            let bytes = try #require(Credential(secret)?.secret.rawValue)
            let hexadecimal = bytes.map { String(format: "%02x", $0) }.joined()
            for hidden in [code, newCode, secret, hexadecimal] {
                #expect(try await house.tables(with: hidden) == [], "\(hidden.prefix(4))")
                #expect(!log.text.contains(hidden))
            }
            #expect(try await house.tables(with: account).contains("thidua.account"), "the search finds what is there")
            #expect(log.text.contains("/api/v1/accounts/{account}/one-time-code"), "the log has what was done")
        }
    }

    @Test func `leave a trace for auditors and administrators`() async throws {
        try await KeepersHouse.open { house in
            let keeper = try await house.make("keeper", of: "province", ["accountManager"], as: house.administrator)
            let officer = try await house.make("officer", of: "c", ["officer"], as: keeper.token)
            _ = try await house.post(officer.path + "/block", keeper.token)
            let actions = try await house.house.superuser.query(
                "select action from thidua.audit_event where managing_unit_id = \(house.cluster.unit("c")) order by id",
                as: String.self
            )
            #expect(actions == ["account.made", "account.blocked"])
        }
    }
}

/// The people of `HandMadeCluster`, and those whom they make accounts for.
private struct KeepersHouse: Sendable {
    static let password = "mật khẩu mới của tôi"

    struct Person {
        let path: String
        let token: String
    }

    let house: House
    let cluster: HandMadeCluster

    static func open(
        _ log: CapturedLog = CapturedLog(),
        _ body: @escaping @Sendable (KeepersHouse) async throws -> Void
    ) async throws {
        let cluster = try await HandMadeCluster()
        try await House.open(logger: log.logger) { house in
            try await body(KeepersHouse(house: house, cluster: cluster))
        }
    }

    var administrator: String {
        Credential(.session, SessionSecret(unchecked: cluster.secret(of: "administrator"))).text
    }

    var review: String { "/api/v1/reviews/\(cluster.review.uuidString.lowercased())" }

    func sheet(_ unit: String) -> String { "\(review)/sheets/\(id(unit))" }

    func id(_ unit: String) -> String { cluster.unit(unit).uuidString.lowercased() }

    func path(of name: String) -> String { "/api/v1/accounts/\(cluster.account(name).uuidString.lowercased())" }

    /// A login that no other test has.
    func login(_ name: String) -> String { cluster.code(name) }

    func get(_ path: String, _ token: String) async throws -> TestResponse {
        try await house.client.send(.get, path, nil, .bearer(token))
    }

    func post(_ path: String, _ token: String, _ json: String? = nil) async throws -> TestResponse {
        try await send(.post, path, token, json)
    }

    func send(
        _ method: HTTPRequest.Method,
        _ path: String,
        _ token: String,
        _ json: String? = nil,
        match: String? = nil,
        key: String = UUID().uuidString
    ) async throws -> TestResponse {
        var fields = HTTPFields.bearer(token)
        if let name = HTTPField.Name("Idempotency-Key") { fields[name] = key }
        if let match { fields[.ifMatch] = match }
        return try await house.client.send(method, path, json.map { Array($0.utf8) }, fields)
    }

    func wish(_ name: String, of unit: String, _ functions: [String]) -> String {
        """
        {"unit":"\(id(unit))","login":"\(login(name))","name":"\(name)","functions":[\(functions.joined(separator: ","))]}
        """
    }

    func request(_ name: String, of unit: String, _ functions: [String], as token: String) async throws -> TestResponse
    {
        try await post("/api/v1/accounts", token, wish(name, of: unit, functions))
    }

    func signIn(_ name: String, _ password: String) async throws -> TestResponse {
        try await house.signIn(login(name), password)
    }

    /// Makes an account, whose holder signs in with the code, may do nothing, changes it, and is signed in.
    func make(_ name: String, of unit: String, _ functions: [String], as token: String) async throws -> Person {
        let made = try await request(name, of: unit, functions.map { #"{"function":"\#($0)"}"# }, as: token)
        #expect(made.status == .created, "\(made.text)")
        let code = try #require(try made.json.member("code")?.string)
        let id = try #require(try made.json.member("id")?.string)
        let session = try await signIn(name, code).json
        #expect(session.member("mustChangePassword")?.boolean == true)
        let own = try #require(session.member("token")?.string)
        #expect(try await get(review, own).json.member("code")?.string == "password-change-required")
        let change = #"{"oldPassword":"\#(code)","newPassword":"\#(Self.password)"}"#
        #expect(try await post("/api/v1/account/password", own, change).status == .noContent)
        return Person(path: "/api/v1/accounts/\(id)", token: own)
    }

    /// The tables that have a text in any of their rows.
    func tables(with text: String) async throws -> [String] {
        let names = try await house.superuser.query(
            """
            select format('%I.%I', schemaname, tablename) from pg_tables where schemaname in ('thidua', 'auth') order by 1
            """,
            as: String.self
        )
        var found: [String] = []
        for name in names {
            let parts = try name.split(separator: ".").map { try PostgresIdentifier(validating: String($0)) }
            let count = try await house.superuser.query(
                """
                select count(*) from \(identifier: parts[0]).\(identifier: parts[1]) t where position(\(text) in t::text) > 0
                """,
                as: Int64.self
            )
            if count.first != 0 { found.append(name) }
        }
        return found
    }
}
