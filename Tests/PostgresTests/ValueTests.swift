import Foundation
import Postgres
import TestSupport
import Testing

@Suite(.database) struct ValueTests {
    /// Sends values and reads them back, both as themselves and as the server's text.
    private func roundTrip<Value: PostgresValue & PostgresArrayElement & Equatable>(
        _ values: [(value: Value, text: String)],
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let connection = try await Server.connection()
        try await connection.query("set timezone = 'UTC'")
        for (value, text) in values {
            let rows = try await connection.query(
                "select \(value), \(value)::text, \([value, nil, value]), \([] as [Value]), \(nil as Value?)",
                as: (Value, String, [Value?], [Value], Value?).self
            )
            let row = try #require(rows.first)
            #expect(row.0 == value, sourceLocation: sourceLocation)
            #expect(row.1 == text, sourceLocation: sourceLocation)
            #expect(row.2 == [value, nil, value], sourceLocation: sourceLocation)
            #expect(row.3.isEmpty, sourceLocation: sourceLocation)
            #expect(row.4 == nil, sourceLocation: sourceLocation)
        }
        await connection.close()
    }

    @Test func `integers keep their limits`() async throws {
        try await roundTrip([(Int16.min, "-32768"), (0, "0"), (.max, "32767")])
        try await roundTrip([(Int32.min, "-2147483648"), (.max, "2147483647")])
        try await roundTrip([(Int64.min, "-9223372036854775808"), (.max, "9223372036854775807")])
        try await roundTrip([(Int.min, "-9223372036854775808"), (-1, "-1")])
    }

    @Test func `truth and doubles are exact`() async throws {
        try await roundTrip([(true, "true"), (false, "false")])
        try await roundTrip([(0.1, "0.1"), (-.infinity, "-Infinity"), (.leastNonzeroMagnitude, "5e-324")])
    }

    @Test func `texts keep every character, combining ones apart`() async throws {
        try await roundTrip([
            ("", ""), ("Cụm thi đua số 1", "Cụm thi đua số 1"), ("e\u{301}\u{10FFFF}", "e\u{301}\u{10FFFF}"),
        ])
    }

    @Test func `uuids and bytes are what they were`() async throws {
        let id = try #require(UUID(uuidString: "01890F5E-7C00-7000-8000-0123456789AB"))
        try await roundTrip([(id, "01890f5e-7c00-7000-8000-0123456789ab")])
        try await roundTrip([([] as [UInt8], "\\x"), ([0, 1, 0xFF], "\\x0001ff")])
    }

    @Test func `instants are exact to the microsecond, from one end to the other`() async throws {
        try await roundTrip([
            (try #require(PostgresInstant(microsecondsSince1970: 0)), "1970-01-01 00:00:00+00"),
            (try #require(PostgresInstant(microsecondsSince1970: -1)), "1969-12-31 23:59:59.999999+00"),
            (
                try #require(PostgresInstant(microsecondsSince1970: 1_751_328_000_123_457)),
                "2025-07-01 00:00:00.123457+00"
            ),
            (.infinity, "infinity"), (.negativeInfinity, "-infinity"),
        ])
        let connection = try await Server.connection()
        let ends = try await connection.query(
            "values ('4714-11-24 00:00:00+00 BC'::timestamptz), ('294276-12-31 23:59:59.999999+00')",
            as: PostgresInstant.self
        )
        let back = try await connection.query("select unnest(\(ends)) = unnest(\(ends))", as: Bool.self)
        #expect(back == [true, true])
        #expect(ends.last?.description == "294276-12-31T23:59:59.999999Z")
        #expect(PostgresInstant(microsecondsSince1970: .min) == nil)
    }

    @Test func `an instant and a Foundation date are one to the microsecond`() throws {
        let instant = try #require(PostgresInstant(microsecondsSince1970: 1_751_328_000_123_457))
        #expect(instant.description == "2025-07-01T00:00:00.123457Z")
        #expect(instant.durationSince1970 == .microseconds(1_751_328_000_123_457))
        #expect(PostgresInstant(try #require(instant.date)) == instant)
        #expect(PostgresInstant.infinity.date == nil)
        #expect(PostgresInstant.infinity.durationSince1970 == nil)
        #expect(PostgresInstant(Date(timeIntervalSinceReferenceDate: .infinity)) == nil)
        #expect(.negativeInfinity < instant && instant < .infinity)
    }

    @Test func `days are days, leap years and infinities included`() async throws {
        try await roundTrip([
            (try #require(PostgresDate(year: 2024, month: 2, day: 29)), "2024-02-29"),
            (try #require(PostgresDate(year: 1, month: 1, day: 1)), "0001-01-01"),
            (try #require(PostgresDate(year: 0, month: 12, day: 31)), "0001-12-31 BC"),
            (.infinity, "infinity"), (.negativeInfinity, "-infinity"),
        ])
        let connection = try await Server.connection()
        let days = try await connection.query(
            """
            select d::date, extract(year from d)::int, extract(month from d)::int, extract(day from d)::int
            from generate_series('1890-01-01'::timestamp, '2110-01-01', '1 day') d
            """,
            as: (PostgresDate, Int, Int, Int).self
        )
        #expect(days.count > 80_000)
        #expect(days.allSatisfy { $0 == (PostgresDate(year: $1, month: $2, day: $3)) })
        #expect(PostgresDate(year: 2025, month: 2, day: 29) == nil)
        #expect(PostgresDate(year: 2025, month: 13, day: 1) == nil)
        #expect(PostgresDate(daysSince1970: .max) == nil)
        #expect(PostgresDate(daysSince1970: 0)?.description == "1970-01-01")
    }

    @Test(arguments: [
        "0", "0.0", "0.0000", "1", "-1", "10", "10000", "9999", "10001", "0.1", "0.0001", "0.00001", "0.000000010",
        "1.50", "-1.50", "123456789.987654321", "100000000", "99999999.99999999", "10000.00001", "0.1000",
        "1000000000000000000000000000000000000000000000000.0000000000000000000000000000000000000001",
    ])
    func `a decimal number keeps every digit`(_ text: String) async throws {
        try await roundTrip([(try #require(PostgresNumeric(text)), text)])
    }

    @Test func `decimal numbers by the thousand are the server's own text`() async throws {
        let connection = try await Server.connection()
        let rows = try await connection.query(
            """
            select n, n::text from (
                select round(((random() - 0.5) * power(10, (random() * 24)::int))::numeric, (random() * 12)::int) as n
                from generate_series(1, 5000)) t
            """,
            as: (PostgresNumeric, String).self
        )
        #expect(rows.allSatisfy { $0.text == $1 })
        let numbers = rows.map(\.0)
        let back = try await connection.query("select n::text from unnest(\(numbers)) n", as: String.self)
        #expect(back == rows.map(\.1))
    }

    @Test func `what is no decimal number is none`() {
        for text in ["", "-", ".5", "5.", "1e5", "NaN", "Infinity", "+1", "1.2.3", "٣", " 1", "1\u{301}"] {
            #expect(PostgresNumeric(text) == nil, "\(text)")
        }
        #expect(PostgresNumeric("007.10")?.text == "7.10")
        #expect(PostgresNumeric("-0.00")?.text == "0.00")
        #expect(PostgresNumeric(Int64.min).text == "-9223372036854775808")
    }

    @Test(arguments: ["NaN", "Infinity", "-Infinity"])
    func `NaN and the infinities are refused where a number is wanted`(_ text: String) async throws {
        let connection = try await Server.connection()
        let error = try await failure {
            _ = try await connection.query("select \(text)::numeric as n", as: PostgresNumeric.self)
        }
        guard case .value(column: "n", index: 0, row: 0, expected: _, reason: .notFinite) = error.decodingFailure else {
            Issue.record("\(error)")
            return
        }
    }

    @Test func `JSON goes as bytes and comes from both of its types`() async throws {
        let connection = try await Server.connection()
        let document = PostgresJSON(bytes: Array(#"{"a": [1, "ê"]}"#.utf8))
        let rows = try await connection.query(
            "select \(document), \(document)::json, \([document, nil])",
            as: (PostgresJSON, PostgresJSON, [PostgresJSON?]).self
        )
        #expect(rows.first?.0 == document)
        #expect(rows.first?.1 == document)
        #expect(rows.first?.2 == [document, nil])
    }

    @Test func `a text with U+0000 is refused before anything is sent`() async throws {
        let connection = try await Server.connection()
        let error = try await failure {
            try await connection.query("select \(1), \("a\0b")")
        }
        guard case .encoding(parameter: 2, type: .text, reason: .nulInText) = error.kind else {
            Issue.record("\(error)")
            return
        }
        #expect(error.outcome == .surelyNotApplied)
        #expect(try await connection.query("select 1", as: Int.self) == [1])
    }

    @Test func `a null where none is expected names the column and the row`() async throws {
        let connection = try await Server.connection()
        let error = try await failure {
            _ = try await connection.query("values (1, 'a'), (2, null)", as: (Int, String).self)
        }
        #expect(
            error.decodingFailure
                == .value(column: "column2", index: 1, row: 1, expected: "String", reason: .null)
        )
        let inArray = try await failure {
            _ = try await connection.query("select array[1, null] as a", as: [Int].self)
        }
        #expect(inArray.decodingFailure == .value(column: "a", index: 0, row: 0, expected: "Array<Int>", reason: .null))
    }

    @Test func `a wrong type names the column, what was expected and what was found, even without rows`() async throws {
        let connection = try await Server.connection()
        let error = try await failure {
            _ = try await connection.query("select 1 as a, 2::bigint as b where false", as: (Int32, Int32).self)
        }
        #expect(error.decodingFailure == .columnType(column: "b", index: 1, expected: "Int32", found: .int8))
        #expect(error.description.contains(#"column 2 ("b") is bigint, which is no Int32"#))
        let count = try await failure {
            _ = try await connection.query("select 1, 2", as: Int.self)
        }
        #expect(count.decodingFailure == .columnCount(expected: 1, found: 2))
    }

    @Test func `narrower integers widen, wider ones never narrow`() async throws {
        let connection = try await Server.connection()
        let rows = try await connection.query(
            "select 1::smallint, 2::int, 3::smallint, array[4::smallint]",
            as: (Int, Int64, Int32, [Int]).self
        )
        #expect(rows.first.map { $0 == (1, 2, 3, [4]) } == true)
    }

    @Test func `arrays of several dimensions or another start are refused`() async throws {
        let connection = try await Server.connection()
        for query in ["select '{{1,2},{3,4}}'::int[]", "select '[0:1]={1,2}'::int[]"] as [PostgresQuery] {
            let error = try await failure { _ = try await connection.query(query, as: [Int].self) }
            guard case .value(_, _, _, _, .arrayShape) = error.decodingFailure else {
                Issue.record("\(error)")
                continue
            }
        }
    }

    struct UnitID: RawRepresentable, PostgresValue, PostgresArrayElement, Equatable {
        let rawValue: UUID
    }

    enum Layer: String, PostgresValue, PostgresArrayElement {
        case own, crossCheck
    }

    @Test func `a type with a raw value travels as that`() async throws {
        let connection = try await Server.connection()
        let id = UnitID(rawValue: UUID())
        let rows = try await connection.query(
            "select \(id), \([id]), \(Layer.crossCheck), \([Layer.own, nil])",
            as: (UnitID, [UnitID], Layer, [Layer?]).self
        )
        #expect(rows.first.map { $0 == (id, [id], .crossCheck, [.own, nil]) } == true)
        let error = try await failure { _ = try await connection.query("select 'x'::text", as: Layer.self) }
        guard case .value(_, _, _, _, .malformed) = error.decodingFailure else {
            Issue.record("\(error)")
            return
        }
    }
}
