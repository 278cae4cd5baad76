import Foundation
import HTTPTypes
import HummingbirdTesting
import Postgres
import StrictJSON
import TestSupport
import Testing

/// After the end of a secret vote nothing that is kept joins a voter with a choice: looked for by a superuser, in every column
/// of every table, in transaction ids, in the order of rows, and in what was logged.
@Suite(.database(.migrated)) struct `A closed secret vote` {
    private static let voters = ["head a", "head b", "head c", "head d"]

    @Test func `keeps nothing that joins a voter with a choice`() async throws {
        let log = CapturedLog()
        try await VoteHouse.open(logger: log.logger) { house in
            let vote = try await house.prepareAndOpen(
                house.text(
                    "secret",
                    options: house.units(["b", "c"]),
                    subject: #"{"kind":"election"}"#,
                    rule: #""threshold":"1/2","comparison":"atLeast","denominator":"members","seats":1"#
                )
            )
            let key = try await house.key(vote)
            let superuser = house.review.house.superuser
            let hex = vote.replacing("-", with: "")
            var ballots: [VoteHouse.Signed] = []
            let choices = [["for", "none"], ["none", "for"], ["for", "none"], ["none", "for"]]
            for (voter, choice) in zip(Self.voters, choices) {
                let ballot = try await house.take(vote, as: voter, key)
                #expect(try await house.cast(ballot, choice, in: vote).status == .created)
                ballots.append(ballot)
            }
            let casting = try await transactions(of: "cast_\(hex)", superuser)
            #expect(casting.count == 4, "each ballot came in a transaction of its own")
            #expect(casting.isDisjoint(with: try await transactions(of: "taken_\(hex)", superuser)))
            #expect(try await house.act(vote, "closing").status == .ok)

            let tables = try await superuser.query(
                """
                select format('%I.%I', n.nspname, c.relname)
                from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where c.relkind in ('r', 'p', 'm') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
                """,
                as: String.self
            )
            #expect(!tables.contains { $0.contains(hex) }, "what the vote needed while it was open is gone")
            let accounts = Self.voters.map(house.account)
            let tokens = ballots.map { ballot in
                ballot.token.map { byte in String(Int(byte) + 0x100, radix: 16).dropFirst() }.joined()
            }
            for table in tables {
                let rows = try await rows(of: table, superuser)
                #expect(
                    !rows.contains { casting.contains($0.xmin) || casting.contains($0.xmax) },
                    "\(table) is of a cast"
                )
                for row in rows where tokens.contains(where: row.text.contains) {
                    #expect(table == "thidua.ballot_token")
                    #expect(!accounts.contains(where: row.text.contains))
                }
            }
            // All that came of the ballots came at once, in an order that is not that of their coming.
            let piles = try await rows(of: "auth.ballot_pile", superuser).filter { $0.text.contains(vote) }
            #expect(piles.map(\.text) == ["(\(vote),+0,2)", "(\(vote),0+,2)"])
            let listed = try await rows(of: "thidua.ballot_token", superuser).filter { $0.text.contains(vote) }
            #expect(listed.map(\.text) == listed.map(\.text).sorted())
            let taken = try await rows(of: "thidua.ballot_taken", superuser).filter { $0.text.contains(vote) }
            #expect(taken.map(\.text) == taken.map(\.text).sorted())
            #expect(Set((piles + listed + taken).map(\.xmin)).count == 1)
            #expect(listed.count == 4 && taken.count == 4)
            let timed = try await superuser.query(
                """
                select c.relname::text || '.' || a.attname
                from pg_attribute a join pg_class c on c.oid = a.attrelid
                where c.relname ~ '^ballot_(pile|token|taken)$' and a.attnum > 0
                    and format_type(a.atttypid, null) !~ '^(uuid|bytea|text|integer)$'
                """,
                as: String.self
            )
            #expect(timed.isEmpty)

            let metrics = try await house.review.house.client.send(.get, "/metrics").text
            for trace in [log.text, metrics] {
                #expect(trace.contains("/blind-signatures"))
                #expect(
                    !trace.contains("POST") || !trace.contains(#"route="/api/v1/votes/{vote}/ballots",method="POST""#)
                )
            }
            #expect(!log.text.contains("{vote}/ballots"))
            for ballot in ballots {
                #expect(!log.text.contains(ballot.token.base64URL))
                #expect(!log.text.contains(ballot.signature.base64URL))
            }
        }
    }

    private struct Row: Sendable {
        let xmin: String
        let xmax: String
        let text: String
    }

    private func transactions(of table: String, _ connection: PostgresConnection) async throws -> Set<String> {
        Set(try await rows(of: "auth.\(table)", connection).map(\.xmin))
    }

    /// A table's rows in the order in which they lie.
    private func rows(of table: String, _ connection: PostgresConnection) async throws -> [Row] {
        // The name comes from the catalogue, and a statement's text takes none: so the database puts the two together.
        let rows = try await connection.query(
            """
            select (xpath('/row/a/text()', r))[1]::text, (xpath('/row/b/text()', r))[1]::text,
                coalesce((xpath('/row/c/text()', r))[1]::text, '')
            from unnest(
                xpath('/table/row', query_to_xml(
                    format('select xmin::text as a, xmax::text as b, t::text as c from %s t order by ctid', \(table)),
                    true, false, ''
                ))
            ) r
            """,
            as: (String, String, String).self
        )
        return rows.map { Row(xmin: $0.0, xmax: $0.1, text: $0.2) }
    }
}
