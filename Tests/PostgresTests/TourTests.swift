import FoundationEssentials
import Postgres
import TestSupport
import Testing

/// The tour of docs/postgres.md, so that it stays true.
@Suite(.database) struct TourTests {
    private struct Order: Equatable {
        let id: UUID
        let total: PostgresNumeric
        var closedOn: PostgresDate?
    }

    private struct UnknownOrder: Error {}

    private enum Orders {
        static func open(_ id: UUID) -> PostgresStatement<Order?> {
            PostgresStatement.optionalRow(
                "select id, total from orders where id = \(id) and closed_on is null for update",
                as: (UUID, PostgresNumeric).self
            ).map { found in found.map { Order(id: $0.0, total: $0.1) } }
        }

        static func close(_ id: UUID, on day: PostgresDate) -> PostgresStatement<Int> {
            .affectedRows("update orders set closed_on = \(day) where id = \(id)")
        }
    }

    @Test func `the tour runs`() async throws {
        let connection = try await Server.connection()
        try await connection.execute(
            script:
                "create temporary table orders (id uuid primary key, total numeric(12, 2), paid_on date, closed_on date)"
        )
        let (a, b) = (UUID(), UUID())
        let total = try #require(PostgresNumeric("12.50"))
        let day = try #require(PostgresDate(year: 2025, month: 7, day: 1))
        try await connection.query("insert into orders select unnest(\([a, b])), \(total), null")

        let orders = try await connection.query(
            "select id, total, paid_on from orders order by id",
            as: (UUID, PostgresNumeric, PostgresDate?).self
        )
        #expect(orders.count == 2)

        let (first, second) = try await connection.run(Orders.open(a), Orders.open(UUID()))
        #expect(first == Order(id: a, total: total))
        #expect(second == nil)

        let closed = try await connection.transaction(
            loading: Orders.open(a),
            PostgresStatement.row("select count(*) from orders", as: Int.self)
        ) { writes, order, count in
            guard let order, count == 2 else { throw UnknownOrder() }
            return writes.add(Orders.close(order.id, on: day))
        }
        #expect(try closed.value == 1)
        await #expect(throws: UnknownOrder.self) {
            try await connection.transaction(loading: Orders.open(a)) { writes, order in
                guard let order else { throw UnknownOrder() }
                writes.add(Orders.close(order.id, on: day))
            }
        }
    }
}
