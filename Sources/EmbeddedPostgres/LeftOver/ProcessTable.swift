import Foundation

/// What the kernel's process table (`/proc`) says.
enum ProcessTable {
    /// The `postgres` processes that work in a data folder: main process, workers and sessions, in no order.
    ///
    /// Every one of them has the data folder as its working directory. A reused process number is thus never taken
    /// for a server.
    static func servers(of dataFolder: String) -> [pid_t] {
        let entries = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return entries.compactMap(pid_t.init).filter { isServer($0, of: dataFolder) }
    }

    /// Whether the process runs PostgreSQL in the data folder; a zombie does not.
    static func isServer(_ processID: pid_t, of dataFolder: String) -> Bool {
        guard link("/proc/\(processID)/cwd") == dataFolder, let program = link("/proc/\(processID)/exe") else {
            return false
        }
        // After an upgrade of the package the kernel says "/…/postgres (deleted)".
        let name = program.split(separator: "/").last ?? ""
        return name == "postgres" || name == "postgres (deleted)"
    }

    private static func link(_ path: String) -> String? {
        try? FileManager.default.destinationOfSymbolicLink(atPath: path)
    }
}
