import Foundation
import Subprocess

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

    /// The `postgres` processes of an account of which the kernel does not tell this process what they work in.
    static func hiddenServers(of account: ServerAccount) -> [pid_t] {
        let entries = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return entries.compactMap(pid_t.init).filter { processID in
            guard FileStatus(of: "/proc/\(processID)")?.owner == account.userID,
                (try? String(contentsOfFile: "/proc/\(processID)/comm", encoding: .utf8)) == "postgres\n"
            else { return false }
            return link("/proc/\(processID)/cwd") == nil && errno == EACCES
        }
    }

    /// Those of some processes that work in a data folder, as their own account sees it; nil where it cannot be asked.
    static func servers(
        among processes: [pid_t],
        of dataFolder: String,
        asking account: ServerAccount
    ) async -> [pid_t]? {
        let script = """
            folder=$1
            shift
            for process; do
                [ "$(readlink "/proc/$process/cwd")" != "$folder" ] || echo "$process"
            done
            """
        let arguments = ["-c", script, "sh", dataFolder] + processes.map(String.init)
        let answer = try? await ChildProgram(program: "/bin/sh", arguments: arguments, account: account).run()
        guard let answer, answer.status.isSuccess else { return nil }
        return answer.text.split(separator: "\n").compactMap { pid_t($0) }
    }

    private static func link(_ path: String) -> String? {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(PATH_MAX) + 1) { buffer in
            guard let base = buffer.baseAddress else { return nil }
            let length = readlink(path, base, buffer.count)
            guard length >= 0 else { return nil }
            return String(decoding: buffer[..<length].map(UInt8.init(bitPattern:)), as: UTF8.self)
        }
    }
}
