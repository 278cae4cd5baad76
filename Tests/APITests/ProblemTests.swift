import API
import Domain
import Foundation
import HTTP
import HTTPTypes
import HummingbirdTesting
import NIOCore
import StrictJSON
import Testing

@Suite struct `a problem` {
    @Test func `has a row in docs/errors.md, and the page has no other`() throws {
        let page = try String(contentsOf: repository.appending(path: "docs/errors.md"), encoding: .utf8)
        let rows = page.split(separator: "\n").filter { $0.hasPrefix("| `") }
        let listed = rows.map { row in
            row.split(separator: "|").map { $0.trimmingCharacters(in: CharacterSet(charactersIn: " `")) }
        }
        #expect(
            listed.map { Array($0.prefix(4)) }
                == ProblemCode.allCases.map { [$0.rawValue, "\($0.status)", $0.title.vi, $0.title.en] }
        )
    }

    @Test func `of a rule has the rule's own code, and the status that says what to do next`() {
        for code in RefusalCode.allCases { #expect(ProblemCode(code).rawValue == code.rawValue) }
        let expected: [RefusalCode: Int] = [
            .notFound: 404, .notPermitted: 403, .conflictOfInterest: 403, .notReleased: 403, .wrongState: 409,
            .deadlinePassed: 409, .notSubmitted: 409, .criterionNotReturned: 409, .missingUnsettled: 409,
            .evidenceRequired: 409, .notMissing: 409, .noRoom: 409,
            .staleVersion: 412, .criterionNotAssigned: 409, .incompleteAgreement: 409, .incompleteRecord: 409,
            .agreementPending: 409,
            .noAgreement: 409, .alreadySigned: 409, .signaturesDiffer: 409, .alreadyExists: 409, .alreadyMember: 409,
            .notAMember: 409, .stillNeeded: 409, .eventsForgotten: 410, .ballotTaken: 409,
            .ballotRefused: 409, .handoverIncomplete: 409,
            .requirementUnmet: 409, .disqualified: 409, .quotaExceeded: 409, .incompleteDossier: 409,
        ]
        for code in RefusalCode.allCases { #expect(ProblemCode(code).status == expected[code] ?? 422) }
        #expect(Problem(Refusal.stale).code == .staleVersion)
        #expect(Problem(DraftConflicts(conflicts: [])).code == .draftConflict)
    }

    @Test func `for an unknown path is in Vietnamese and names the request`() async throws {
        try await TestApplication.run { client in
            let response = try await client.execute(
                uri: "/nothing",
                method: .get,
                headers: [.requestID: "abc-1"]
            )
            #expect(response.status == .notFound)
            #expect(response.headers[.contentType] == "application/problem+json")
            #expect(response.headers[.contentLanguage] == "vi")
            #expect(response.headers[.vary] == "Accept-Language")
            #expect(response.headers[.requestID] == "abc-1")
            let code = try response.code
            #expect(code == "not-found")
            #expect(try response.json.member("title")?.string == "Không tìm thấy")
            #expect(try response.json.member("instance")?.string == "abc-1")
        }
    }

    @Test func `is in English where that is preferred`() async throws {
        try await TestApplication.run { client in
            let headers: HTTPFields = [.acceptLanguage: "fr, vi;q=0.5, en-GB;q=0.9"]
            let response = try await client.execute(uri: "/nothing", method: .get, headers: headers)
            #expect(response.headers[.contentLanguage] == "en")
            #expect(try response.json.member("title")?.string == "Not found")
        }
    }

    @Test func `answers another method with what is allowed`() async throws {
        try await TestApplication.run { client in
            let response = try await client.execute(uri: "/healthz", method: .delete)
            #expect(response.status == .methodNotAllowed)
            #expect(response.headers[.allow] == "GET, HEAD")
            let code = try response.code
            #expect(code == "method-not-allowed")
        }
    }

    @Test func `never repeats a request id that could forge a line`() async throws {
        try await TestApplication.run { client in
            let headers: HTTPFields = [.requestID: "a b\"c"]
            let response = try await client.execute(uri: "/healthz", method: .get, headers: headers)
            #expect(UUID(uuidString: response.headers[.requestID] ?? "") != nil)
        }
    }
}

/// The repository's root.
let repository = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
