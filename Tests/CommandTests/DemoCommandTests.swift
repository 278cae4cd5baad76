import Foundation
import Glibc
import TestSupport
import Testing

@Suite struct `thidua demo` {
    @Test(.timeLimit(.minutes(10)))
    func `shows the same rankings however often it loads, and leaves a server that answers until it is stopped`()
        async throws
    {
        try await TemporaryFolder.use { folder in
            let listen = "127.0.0.1:\(try Self.freePort())"
            let arguments = ["demo", "--data", folder.path, "--listen", listen]
            let first = try await Program.run(arguments)
            #expect(first.status == 0, "\(first.errors)")
            for text in [
                "Cụm thi đua số 3 · Bộ Công an · năm 2017 · ký giao ước sáng 13/3/2017", "SỐ LIỆU MINH HOẠ",
                "Báo cáo không nêu đơn vị nào: chưa xếp hạng được.", "\"illustrative\":true", "\"state\":\"published\"",
                "The server answers at http://\(listen)",
            ] {
                #expect(first.output.contains(text), "\(text)")
            }
            #expect(Self.rankings(in: first.output).count == 6 + 8 + 7)
            let again = try await Program.run(arguments)
            #expect(again.status == 0, "\(again.errors)")
            #expect(Self.rankings(in: again.output) == Self.rankings(in: first.output))
            #expect(Self.logins(in: again.output) == Self.logins(in: first.output))
            let stopped = try await Program.run(["demo", "--data", folder.path, "--stop"])
            #expect(stopped.output == "đã dừng · stopped\n", "\(stopped.errors)")
            let idle = try await Program.run(["demo", "--data", folder.path, "--stop"])
            #expect(idle.output == "không có gì đang chạy · nothing was running\n")
        }
    }

    /// The lines of the tables.
    private static func rankings(in output: String) -> [Substring] {
        output.split(separator: "\n").filter { $0.wholeMatch(of: /\ +[0-9]+\ \ .*[0-9],[0-9]{2}.*/) != nil }
    }

    private static func logins(in output: String) -> [Substring] {
        output.split(separator: "\n").filter { $0.contains(/([2-9a-z]{4}-){3}[2-9a-z]{4}\ /) }
    }

    /// A port that nobody listens on at this moment.
    private static func freePort() throws -> UInt16 {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let port: UInt16? = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
                guard bind(descriptor, generic, length) == 0, getsockname(descriptor, generic, &length) == 0 else {
                    return nil
                }
                return pointer.pointee.sin_port.bigEndian
            }
        }
        return try #require(port)
    }
}
