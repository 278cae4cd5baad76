// What a small call costs, in turn: each by itself, three to a visit of the connection's thread, and a two-trip transaction.
//
//     swift run -c release --package-path Benchmarks/connection connection 'host=/run/postgresql dbname=postgres' [clients]
//
// Compare the ratios of one run, never rates of two: machines are noisy. Beside it, on the same server:
// pgbench -n -M prepared -c 4 -j 2 -T 3 with a file of `select 1`.
import Glibc
import Postgres

let arguments = CommandLine.arguments
guard arguments.count > 1 else { fatalError("give a connection string") }
let configuration = try PostgresConfiguration(arguments[1])
let clients = arguments.count > 2 ? Int(arguments[2]) ?? 4 : 4

enum Way: String, CaseIterable {
    case alone, shared, transaction

    /// Runs calls once; how many they were.
    func run(on connection: PostgresConnection) async throws -> Int {
        switch self {
        case .alone:
            for number in 1...3 { try await connection.query("select \(number)") }
            return 3
        case .shared:
            return try await withTaskExecutorPreference(connection.taskExecutor) {
                try await Way.alone.run(on: connection)
            }
        case .transaction:
            try await connection.transaction(loading: PostgresStatement.row("select 1", as: Int.self)) { writes, _ in
                writes.add("select 2")
            }
            return 1
        }
    }
}

/// The processor time of this process so far, in microseconds.
func processorTime() -> Int {
    var usage = rusage()
    getrusage(0, &usage)  // RUSAGE_SELF is an enum here that the call does not take.
    return (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1_000_000 + usage.ru_utime.tv_usec + usage.ru_stime.tv_usec
}

var connections: [PostgresConnection] = []
for _ in 0..<clients { connections.append(try await PostgresConnection.connect(configuration)) }
for round in 1...3 {
    for way in Way.allCases {
        let used = processorTime()
        let end = ContinuousClock.now + .seconds(2)
        let tasks = connections.map { connection in
            Task.detached {
                var calls = 0
                while ContinuousClock.now < end { calls += try await way.run(on: connection) }
                return calls
            }
        }
        var calls = 0
        for task in tasks { calls += try await task.value }
        print(
            "round \(round)  \(way.rawValue): \(calls / 2) a second, \((processorTime() - used) / max(calls, 1)) µs of CPU each"
        )
    }
}
for connection in connections { await connection.close() }
