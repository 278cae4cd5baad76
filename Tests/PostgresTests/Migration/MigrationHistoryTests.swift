import Testing

@testable import Postgres

@Suite struct `Migrations are compared by position, name and hash` {
    private let declared = [
        MigrationHistory.Entry(name: "0001_create_unit", hash: "a"),
        MigrationHistory.Entry(name: "0002_add_block", hash: "b"),
        MigrationHistory.Entry(name: "0003_add_season", hash: "c"),
    ]

    @Test(arguments: 0...3)
    func `a beginning of the declared ones matches`(count: Int) throws {
        let history = MigrationHistory(applied: Array(declared.prefix(count)))
        #expect(try history.matched(with: declared) == count)
    }

    @Test func `the first difference is named`() {
        let changed = MigrationHistory.Entry(name: "0002_add_block", hash: "x")
        let other = MigrationHistory.Entry(name: "0002_add_flag", hash: "b")
        let further = MigrationHistory.Entry(name: "0004_add_award", hash: "d")
        #expect(refusal([declared[0], changed]) == "changed 0002_add_block")
        #expect(refusal([declared[0], other, declared[2]]) == "diverged 2 0002_add_flag 0002_add_block")
        #expect(refusal(declared + [further]) == "ahead 0004_add_award")
        #expect(refusal([declared[1]]) == "diverged 1 0002_add_block 0001_create_unit")
    }

    private func refusal(_ applied: [MigrationHistory.Entry]) -> String? {
        do throws(PostgresMigrationError) {
            _ = try MigrationHistory(applied: applied).matched(with: declared)
            return nil
        } catch {
            switch error {
            case .changed(let name): return "changed \(name)"
            case .diverged(let position, let applied, let declared):
                return "diverged \(position) \(applied) \(declared)"
            case .ahead(let name): return "ahead \(name)"
            default: return "\(error)"
            }
        }
    }

    @Test(arguments: [
        ("0001_create_unit", 1), ("0042_add_x2_flag", 42), ("1_create_unit", nil), ("0001_create", nil),
        ("0001-create-unit", nil), ("0001_Create_unit", nil), ("0001_create_", nil), ("00x1_create_unit", nil),
        ("0001_tạo_đơn", nil), ("", nil),
    ])
    func `a name has a number and words`(name: String, number: Int?) {
        #expect(PostgresMigration(name: name, sql: "").number == number)
    }

    @Test(arguments: [
        (1, 1, 1), (3, 1, 3), (4, 2, 1), (6, 2, 3), (7, 3, 1), (8, 3, 2),
    ])
    func `a position becomes a line and a column, in scalars`(position: Int, line: Int, column: Int) {
        let place = PostgresTextPlace(position: position, in: "đầ\nab\nc")
        #expect(place?.line == line)
        #expect(place?.column == column)
    }

    @Test func `a position outside the text is none`() {
        #expect(PostgresTextPlace(position: 0, in: "ab") == nil)
        #expect(PostgresTextPlace(position: 4, in: "ab") == nil)
        #expect(PostgresTextPlace(position: 3, in: "ab")?.column == 3)
    }
}
