import Foundation
import HTTPTypes
import HummingbirdTesting
import Postgres
import StrictJSON
import TestSupport
import Testing

@Suite(.database(.migrated)) struct `a server whose database goes away` {
    @Test(.timeLimit(.minutes(2))) func `says so, and answers again without a restart once it is back`() async throws {
        try await ReviewHouse.open(deadline: .seconds(3)) { review in
            #expect(try await review.save(["I.1": #"{"points":3}"#], for: "c").status == .ok)
            try await review.lockOut()
            let key = UUID().uuidString
            let lost = try await review.get(review.sheet("c"), as: "officer c")
            #expect(lost.status == .serviceUnavailable, "\(lost.text)")
            #expect(lost.headers[.retryAfter] != nil)
            let unsaved = try await review.save(["I.1": #"{"points":4}"#], for: "c", version: 1, key: key)
            #expect(unsaved.status == .serviceUnavailable, "\(unsaved.text)")
            try await review.letIn()
            let saved = try await review.save(["I.1": #"{"points":4}"#], for: "c", version: 1, key: key)
            #expect(saved.status == .ok, "\(saved.text)")
            let sheet = try await review.get(review.sheet("c"), as: "officer c")
            #expect(try sheet.json.member("revision")?.string == "1.2")
        }
    }
}

extension ReviewHouse {
    /// Ends all connections of the application, and lets in no new one; a superuser's stays.
    fileprivate func lockOut() async throws {
        try await limitConnections(to: 0)
        try await house.superuser.query(
            """
            select pg_terminate_backend(pid, 5000) from pg_stat_activity
            where datname = current_database() and usename = 'thidua_app'
            """
        )
    }

    fileprivate func letIn() async throws { try await limitConnections(to: -1) }

    private func limitConnections(to limit: Int) async throws {
        try await house.superuser.query(
            """
            select set_config('test.limit', \("\(limit)"), false)
            """
        )
        try await house.superuser.query(
            """
            do $$ begin
                execute format('alter database %I connection limit %s', current_database(), current_setting('test.limit'));
            end $$
            """
        )
    }
}
