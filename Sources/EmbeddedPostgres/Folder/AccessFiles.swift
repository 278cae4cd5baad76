import Foundation

/// Who may connect: the supervisor's own account, through the unix socket, as one of the listed roles.
///
/// Nobody else.
///
/// The server asks the kernel who is at the other end of the socket (`peer`) and looks the pair of account and role up
/// in `pg_ident.conf`. There are no passwords: none to keep in a file, to leak with a copy of the folder, or to pass
/// in a connection string. The socket's folder is closed to everyone but the server's account and root besides, and
/// there is no TCP. `trust` in a closed folder would admit the same people, until the day the folder is opened by
/// mistake; passwords (`scram-sha-256`) would have to lie in a file that the same people can read.
///
/// Both files are written anew at each start, so edits in them do not last. Anyone who can become root or the server's
/// account can read the data's files: that is outside what a server on one machine can prevent.
struct AccessFiles: Sendable {
    let account: ServerAccount
    /// The roles that the supervisor's account may connect as.
    let roles: [String]

    /// `pg_hba.conf`: one line; what matches none is refused.
    var hostAccess: String {
        """
        # Written at each start; edits are lost.
        local all all peer map=supervisor

        """
    }

    /// `pg_ident.conf`: the supervisor's account and each role.
    var identities: String {
        let lines = roles.map { "supervisor \(Self.quoted(account.supervisor)) \(Self.quoted($0))" }
        return (["# Written at each start; edits are lost."] + lines).joined(separator: "\n") + "\n"
    }

    /// Writes both files, readable by the server's account and not writable by it.
    func write(into folder: ServerFolder) throws(EmbeddedPostgresError) {
        let group = account.differs ? account.groupID : nil
        if mkdir(folder.access, 0o700) != 0 && errno != EEXIST {
            throw .folderUnusable(path: folder.access, reason: SystemReason.last)
        }
        guard chown(folder.access, uid_t.max, group ?? gid_t.max) == 0,
            chmod(folder.access, group == nil ? 0o700 : 0o710) == 0
        else { throw .folderUnusable(path: folder.access, reason: SystemReason.last) }
        let permissions: mode_t = group == nil ? 0o600 : 0o640
        try PrivateFile.write(hostAccess, to: folder.hostAccessFile, permissions: permissions, group: group)
        try PrivateFile.write(identities, to: folder.identityFile, permissions: permissions, group: group)
    }

    private static func quoted(_ name: String) -> String {
        "\"" + name.replacingOccurrences(of: "\"", with: "\"\"") + "\""
    }
}
