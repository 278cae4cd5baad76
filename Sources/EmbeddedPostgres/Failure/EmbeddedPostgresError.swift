/// Why the private PostgreSQL server cannot run; each case has words that say what to do next (see ``message``).
package enum EmbeddedPostgresError: Error, Sendable, Equatable {
    /// No folder with both `initdb` and `postgres` was found; `searched` names where it was looked for.
    case binariesNotFound(searched: [String])
    /// The program at `path` would not run or did not say its version; `reason` is its own answer.
    case binariesUnusable(path: String, reason: String)
    /// The data was made by major version `data`, and only programs of major version `binaries` are installed.
    case otherMajorVersion(folder: String, data: Int, binaries: Int)
    /// The folder cannot be made or written; `reason` is the operating system's.
    case folderUnusable(path: String, reason: String)
    /// `user`, who must run the server, cannot enter `blocked`, a folder above `path` or `path` itself.
    case folderHidden(path: String, blocked: String, user: String)
    /// `path` belongs to the account `owner`; only `expected` may use it.
    case folderOwnedByOther(path: String, owner: String, expected: String)
    /// The folder is another PostgreSQL server's own data, or its `data` holds something else.
    case folderForeign(path: String)
    /// Another supervisor, process `processID` where known, holds the folder.
    case folderInUse(path: String, processID: Int32?)
    /// Started as root, and the unprivileged account `user` that should run the server is missing or is root's.
    case serverUserMissing(user: String)
    /// The account that runs this process has no name; PostgreSQL refuses to run under it.
    case unnamedUser(userID: UInt32)
    /// A unix socket in `path` would have a name of `bytes` bytes; the kernel takes 107.
    case socketPathTooLong(path: String, bytes: Int)
    /// No folder for the unix socket could be made; `reason` names the last attempt.
    case socketFolderUnusable(reason: String)
    /// `initdb` failed; `log` is the end of what it said.
    case initialisationFailed(log: String)
    /// The server ended before it accepted connections; `log` is the end of what it said.
    case serverDidNotStart(log: String)
    /// The server runs but accepted no connection within `limit`; it was stopped.
    case serverNotReady(limit: Duration, log: String)
    /// A server that an earlier, killed supervisor left behind is still there after every signal.
    case leftOverStillRunning(processID: Int32)
    /// The calling task was cancelled; nothing was left running.
    case cancelled
}
