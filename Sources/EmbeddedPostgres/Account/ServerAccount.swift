import Foundation

/// The operating-system account that the server's processes run under.
///
/// A supervisor started as root runs them under an unprivileged account of its choice, since PostgreSQL refuses root;
/// any other supervisor runs them under its own.
struct ServerAccount: Sendable, Equatable {
    /// The account's name, which `initdb` and the `peer` authentication look up.
    let name: String
    let userID: uid_t
    let groupID: gid_t
    /// Whether it is another account than the supervisor's, so that children must change to it.
    let differs: Bool
    /// The name of the supervisor's own account: the one that may connect.
    let supervisor: String

    /// Chooses the account.
    ///
    /// - Parameter serverUser: the account to use when this process is root's.
    /// - Returns: an account that has a name and is not root's.
    /// - Throws: where there is none.
    static func choose(serverUser: String) throws(EmbeddedPostgresError) -> ServerAccount {
        let ownID = geteuid()
        guard let own = entry({ getpwuid_r(ownID, $0, $1, $2, $3) }) else {
            throw .unnamedUser(userID: ownID)
        }
        guard ownID == 0 else {
            return ServerAccount(
                name: own.name,
                userID: own.userID,
                groupID: own.groupID,
                differs: false,
                supervisor: own.name
            )
        }
        guard let other = entry({ getpwnam_r(serverUser, $0, $1, $2, $3) }), other.userID != 0 else {
            throw .serverUserMissing(user: serverUser)
        }
        return ServerAccount(
            name: other.name,
            userID: other.userID,
            groupID: other.groupID,
            differs: true,
            supervisor: own.name
        )
    }

    /// The name of a user id, or the id in digits where it has none.
    static func name(of userID: uid_t) -> String {
        entry { getpwuid_r(userID, $0, $1, $2, $3) }?.name ?? String(userID)
    }

    private typealias Lookup = (
        UnsafeMutablePointer<passwd>, UnsafeMutablePointer<CChar>, Int,
        UnsafeMutablePointer<UnsafeMutablePointer<passwd>?>
    ) -> Int32

    private static func entry(_ lookup: Lookup) -> (name: String, userID: uid_t, groupID: gid_t)? {
        var record = passwd()
        var found: UnsafeMutablePointer<passwd>?
        return withUnsafeTemporaryAllocation(of: CChar.self, capacity: 16_384) { buffer in
            guard let base = buffer.baseAddress, lookup(&record, base, buffer.count, &found) == 0, found != nil,
                let name = record.pw_name
            else { return nil }
            return (String(cString: name), record.pw_uid, record.pw_gid)
        }
    }
}
