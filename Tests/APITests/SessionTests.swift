import API
import Application
import Foundation
import HTTP
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Postgres
import Repository
import StrictJSON
import TestSupport
import Testing

@Suite(.database(.migrated)) struct `a session over HTTP` {
    private static let new = "mật khẩu mới của tôi"

    @Test func `by token goes from a one-time password to an account and ends`() async throws {
        try await House.open { house in
            let session = try await house.signIn(house.login, house.oneTimePassword)
            #expect(session.status == .created)
            #expect(session.headers[.cacheControl] == "no-store")
            #expect(session.headers[.setCookie] == nil)
            let json = try session.json
            let token = try #require(json.member("token")?.string)
            #expect(token.hasPrefix("tds_"))
            #expect(json.member("csrfToken") == nil)
            #expect(json.member("mustChangePassword")?.boolean == true)
            let expiry = try Date(json.member("expiresAt")?.string ?? "", strategy: .iso8601)
            #expect(abs(expiry.timeIntervalSinceNow - 8 * 3600) < 600)
            let before = try await house.client.send(.get, "/api/v1/account", nil, .bearer(token))
            #expect(String(buffer: before.body) == #"{"mustChangePassword":true}"#)
            #expect(try await house.change(house.oneTimePassword, Self.new, .bearer(token)).status == .noContent)
            let account = try await house.client.send(.get, "/api/v1/account", nil, .bearer(token)).json
            #expect(account.member("mustChangePassword")?.boolean == false)
            #expect(account.member("accountId")?.string == json.member("accountId")?.string)
            #expect(account.member("login")?.string == house.login)
            #expect(account.member("unit")?.member("code")?.string == house.unitCode)
            #expect(account.member("unit")?.member("name")?.string == "Phòng Tham mưu")
            let functions = try #require(account.member("functions")?.elements.map { Array($0) })
            #expect(functions.map { $0.member("function")?.string } == ["administrator"])
            #expect(functions.first?.member("unit")?.member("code")?.string == house.unitCode)
            #expect(functions.first?.member("from")?.string == account.member("day")?.string)
            let end = try await house.client.send(.delete, "/api/v1/sessions/current", nil, .bearer(token))
            #expect(end.status == .noContent)
            let after = try await house.client.send(.get, "/api/v1/account", nil, .bearer(token))
            #expect(after.status == .unauthorized)
            #expect(after.headers[.wwwAuthenticate] == "Bearer")
            let again = try await house.client.send(.delete, "/api/v1/sessions/current", nil, .bearer(token))
            #expect(again.status == .noContent)
            #expect(try await house.signIn(house.login, Self.new).json.member("mustChangePassword")?.boolean == false)
        }
    }

    @Test func `by cookie changes something only with its own token from our own pages`() async throws {
        try await House.open { house in
            let session = try await house.signIn(house.login, house.oneTimePassword, as: "cookie")
            let json = try session.json
            #expect(json.member("token") == nil)
            let csrf = try #require(json.member("csrfToken")?.string)
            let set = try #require(session.headers[.setCookie])
            let match = try #require(
                set.wholeMatch(of: /__Host-thidua=(tds_[\w-]{43}); Path=\/; Secure; HttpOnly; SameSite=Lax/)
            )
            let cookie = HTTPFields.cookie(String(match.output.1))
            let account = try await house.client.send(.get, "/api/v1/account", nil, cookie)
            #expect(try account.json.member("csrfToken")?.string == csrf)
            for (fields, isOurs) in [
                ([:], false), ([.csrfToken: "x"], false), ([.csrfToken: csrf, .origin: "https://evil.example"], false),
                ([.csrfToken: csrf, .origin: "null"], false), ([.csrfToken: csrf, .origin: "ftp://localhost"], false),
                ([.csrfToken: csrf, .secFetchSite: "cross-site"], false),
                ([.csrfToken: csrf, .secFetchSite: "same-site"], false),
                ([.csrfToken: csrf, .origin: "https://localhost", .secFetchSite: "same-origin"], true),
                ([.csrfToken: csrf], true),
            ] as [(HTTPFields, Bool)] {
                let answer = try await house.change("wrong", Self.new, cookie.merging(fields))
                let code = try answer.code
                #expect(code == (isOurs ? "password-refused" : "csrf-refused"), "\(fields)")
            }
            let fields: HTTPFields = [.csrfToken: csrf]
            let end = try await house.client.send(.delete, "/api/v1/sessions/current", nil, cookie.merging(fields))
            #expect(end.status == .noContent)
            let cleared = "__Host-thidua=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0"
            #expect(end.headers[.setCookie] == cleared)
            let foreign: HTTPFields = [.origin: "https://evil.example"]
            let forced = try await house.signIn(house.login, house.oneTimePassword, as: "cookie", foreign)
            #expect(forced.status == .forbidden)
        }
    }

    @Test func `needs one credential that is ours`() async throws {
        try await House.open { house in
            let token = try await house.token()
            let bearer = HTTPFields.bearer(token)
            for (fields, status) in [
                ([:], 401), (bearer, 200), (.cookie(token), 200), (bearer.merging(.cookie(token)), 400),
                (HTTPFields.cookie(token).merging(.cookie(token)), 400), (.bearer("tds_x"), 401),
                ([.authorization: "Basic \(token)"], 401), ([.authorization: token], 401),
                (.bearer(Credential(.session, .random()).text), 401), (.cookie(""), 401),
                ([.cookie: "x__Host-thidua=\(token)"], 401), ([.cookie: "__Host-thidua"], 401),
            ] as [(HTTPFields, Int)] {
                let answer = try await house.client.send(.get, "/api/v1/account", nil, fields)
                #expect(answer.status.code == status, "\(fields)")
            }
        }
    }

    @Test func `is refused in the same bytes for a wrong login and a wrong password`() async throws {
        try await House.open { house in
            var answers: Set<[UInt8]> = []
            for (login, password) in [
                (house.login, "wrong"), ("nobody", house.oneTimePassword), ("Không ai", ""), ("", ""),
            ] {
                let answer = try await house.signIn(login, password, as: "token", [.requestID: "same"])
                #expect(answer.status == .unauthorized)
                #expect(answer.headers[.wwwAuthenticate] == "Bearer")
                answers.insert(Array(answer.body.readableBytesView) + Array("\(answer.headers)".utf8))
            }
            #expect(answers.count == 1)
        }
    }

    @Test func `is guessed only so often`() async throws {
        try await House.open { house in
            for _ in 0..<10 {
                #expect(try await house.signIn(house.login, "wrong").status == .unauthorized)
            }
            let answer = try await house.signIn(house.login, house.oneTimePassword)
            #expect(answer.status == .tooManyRequests)
            let wait = try #require(answer.headers[.retryAfter].flatMap { Int($0) })
            #expect((1...30).contains(wait))
            #expect(try await house.signIn("somebody.else", "wrong").status == .unauthorized)
            let nobody = "nobody-\(UUID().uuidString.lowercased())"
            for _ in 0..<10 { _ = try await house.signIn(nobody, "wrong") }
            #expect(try await house.signIn(nobody, "wrong").status == .tooManyRequests, "as for a login that is there")
        }
    }

    @Test func `leaves no secret in the log`() async throws {
        let log = CapturedLog()
        try await House.open(logger: log.logger) { house in
            let password = "một mật khẩu bí mật"
            let token = try await house.signIn(house.login, house.oneTimePassword).json.member("token")?.string ?? ""
            let csrf = try await house.signIn(house.login, house.oneTimePassword, as: "cookie").json
            let secrets = [
                token, String(token.dropFirst(4)), password, house.oneTimePassword, "đoán mò",
                csrf.member("csrfToken")?.string ?? "?",
            ]
            var bodies = ""
            for answer in [
                try await house.signIn(house.login, "đoán mò"),
                try await house.change("đoán mò", password, .bearer(token)),
                try await house.change(house.oneTimePassword, "ngắn", .bearer(token)),
                try await house.change(house.oneTimePassword, password, .bearer(token)),
                try await house.client.send(.get, "/api/v1/account", nil, .bearer(token)),
                try await house.client.send(.get, "/api/v1/account", nil, .bearer(token + "x")),
                try await house.client.send(.get, "/api/v1/account?token=\(token)", nil, .bearer(token)),
                try await house.client.send(.post, "/api/v1/sessions", Array("\"\(password)\"".utf8)),
                try await house.client.send(.post, "/api/v1/sessions", Array(#"{"as":"\#(password)"}"#.utf8)),
                try await house.client.send(.delete, "/api/v1/sessions/current", nil, .bearer(token)),
            ] {
                bodies += String(buffer: answer.body)
            }
            #expect(log.text.contains("/api/v1/sessions"))
            for secret in secrets {
                #expect(!log.text.contains(secret))
                #expect(!bodies.contains(secret))
            }
        }
    }

    @Test func `is asked for in the right form, and every wrong place is named`() async throws {
        try await House.open { house in
            let body = #"{"login":1,"as":"basic","e\u0302":true}"#
            let answer = try await house.client.send(.post, "/api/v1/sessions", Array(body.utf8))
            #expect(answer.status == .unprocessableContent)
            let places = try #require(try answer.json.member("errors")?.elements)
            #expect(Set(places.map { $0.member("pointer")?.string }) == ["", "/login", "/as", "/ê"])
        }
    }

    @Test func `is not what a service key opens, though it may ask who it is`() async throws {
        try await House.open { house in
            _ = try await house.token()
            let key = Credential(.serviceKey, .random())
            try await house.superuser.query(
                """
                insert into auth.service_key (id, secret_hash, account_id, name, scopes, expires_at)
                select \(UUID()), sha256(\(key.secret)), id, 'k', '{all}', now() + interval '1 day'
                from thidua.account where login = \(house.login)
                """
            )
            let fields = HTTPFields.bearer(key.text)
            #expect(try await house.client.send(.get, "/api/v1/account", nil, fields).status == .ok)
            let end = try await house.client.send(.delete, "/api/v1/sessions/current", nil, fields)
            #expect(end.status == .forbidden)
            #expect(
                try await house.client.send(.get, "/api/v1/account", nil, .cookie(key.text)).status == .unauthorized
            )
        }
    }
}

extension House {
    fileprivate func change(_ old: String, _ new: String, _ headers: HTTPFields) async throws -> TestResponse {
        let body = #"{"oldPassword":"\#(old)","newPassword":"\#(new)"}"#
        return try await client.send(.post, "/api/v1/account/password", Array(body.utf8), headers)
    }
}

extension HTTPFields {
    fileprivate func merging(_ others: HTTPFields) -> HTTPFields {
        var fields = self
        for field in others { fields.append(field) }
        return fields
    }
}
