import Foundation

/// The layout of the folder that one embedded server owns.
///
///     FOLDER/          the supervisor's; another server account may pass through it, nobody else
///       lock           held by the supervisor as long as it lives
///       data/          PostgreSQL's own data folder
///       data.new-…/    an `initdb` that has not finished; removed by the next start
///       access/        pg_hba.conf and pg_ident.conf, written anew by each start
///       log/           the server's log, rotated
///       run/           the unix socket, unless its path would be too long
///       socket-folder  the path of the short folder that is used instead
///       startup.log    what the server said before it opened its log
///
/// The supervisor alone writes beside `data`, `log` and `run`, which belong to the server's account: a server that was
/// taken over cannot trick a root supervisor into writing elsewhere by a symbolic link.
struct ServerFolder: Sendable, Hashable {
    /// The absolute path, without symbolic links.
    let path: String

    var lock: String { "\(path)/lock" }
    var data: String { "\(path)/data" }
    var versionFile: String { "\(data)/PG_VERSION" }
    var postmasterFile: String { "\(data)/postmaster.pid" }
    var access: String { "\(path)/access" }
    var hostAccessFile: String { "\(access)/pg_hba.conf" }
    var identityFile: String { "\(access)/pg_ident.conf" }
    var log: String { "\(path)/log" }
    var run: String { "\(path)/run" }
    var socketFolderRecord: String { "\(path)/socket-folder" }
    var startupLog: String { "\(path)/startup.log" }

    /// What the names of unfinished data folders begin with.
    static let unfinishedPrefix = "data.new-"

    /// The major version that made the data; nil where there is none yet.
    ///
    /// - Throws: ``EmbeddedPostgresError/folderForeign(path:)`` where `data` exists and is no PostgreSQL data folder.
    func dataVersion() throws(EmbeddedPostgresError) -> Int? {
        guard FileStatus(of: data) != nil else { return nil }
        guard let text = try? String(contentsOfFile: versionFile, encoding: .utf8),
            let version = Int(text.prefix { $0.isASCII && $0.isNumber })
        else { throw .folderForeign(path: data) }
        return version
    }
}
