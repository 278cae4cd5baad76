package import Postgres
import Repository
import Synchronization

/// A clock that is set by hand: for rehearsals and tests, in which a year goes by in a minute.
///
/// It moves the server's clock and the database's together (docs/decisions/0003). Only what owns the database can make one.
package final class TestClock: Sendable {
    /// By how many microseconds it is ahead of the system's.
    private let shift = Mutex<Int64>(0)
    private let superuser: PostgresConfiguration

    /// - Parameter superuser: The database as its superuser: nobody else moves its clock.
    package init(superuser: PostgresConfiguration) {
        self.superuser = superuser
    }

    /// The clock, for whatever needs to know what time it is.
    package var wall: WallClock {
        WallClock { [self] in WallClock.system.now() + .microseconds(shift.withLock { $0 }) }
    }

    /// Sets it; from then on it goes by itself.
    ///
    /// - Parameter instant: What time it is to be, before or after now.
    /// - Throws: `PostgresError` where the database could not be told: then it is as it was.
    package func set(to instant: Instant) async throws {
        let ahead = instant.microsecondsSince1970 - WallClock.system.now().microsecondsSince1970
        try await superuser.connected { connection in
            try await connection.run(SignInStatements.moveClock(byMicroseconds: ahead))
        }
        shift.withLock { $0 = ahead }
    }
}
