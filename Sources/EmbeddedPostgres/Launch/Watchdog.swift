import Subprocess

/// Stops the server when its supervisor dies without doing so.
///
/// A small shell, under the server's account and in a session of its own, waits for the end of a pipe whose other end
/// only the supervisor holds. The kernel closes it however the supervisor ends (`kill -9`, a crash, out of memory);
/// the shell then stops the server fast, and after 20 s at once. Should the shell be killed too, the server lingers
/// until the next start, which stops it (``LeftOver``).
final class Watchdog: Sendable {
    private let dismissal: AsyncStream<Never>.Continuation
    private let task: Task<Void, Never>

    private static let script = """
        read -r _
        pid=$(head -n 1 "$1/postmaster.pid" 2>/dev/null) || exit 0
        for signal in INT QUIT KILL; do
            tries=200
            while [ "$tries" -gt 0 ]; do
                [ "$(readlink "/proc/$pid/cwd")" = "$1" ] || exit 0
                [ "$tries" -lt 200 ] || kill -"$signal" "$pid"
                sleep 0.1
                tries=$((tries - 1))
            done
        done
        """

    /// Begins to watch over a data folder.
    init(over folder: ServerFolder, account: ServerAccount) {
        let (dismissals, dismissal) = AsyncStream.makeStream(of: Never.self)
        self.dismissal = dismissal
        var program = ChildProgram(
            program: "/bin/sh",
            arguments: ["-c", Self.script, "watchdog", folder.data],
            account: account
        )
        program.ownSession = true
        let configuration = program.configuration
        task = Task {
            _ = try? await Subprocess.run(
                configuration,
                input: .inputWriter,
                output: .discarded,
                error: .discarded
            ) { execution in
                for await _ in dismissals {}
                try await execution.standardInputWriter.finish()
            }
        }
    }

    deinit { dismissal.finish() }

    /// Dismisses it, once the server has stopped, and waits until it is gone.
    func dismiss() async {
        dismissal.finish()
        await task.value
    }
}
