import Foundation

/// A folder of the server's account, which a root supervisor does not walk through itself: what lies in it may be a
/// symbolic link to elsewhere.
struct ServerOwnedFolder: Sendable {
    let path: String
    let account: ServerAccount

    /// Removes it with all it holds, by the account that owns it; does nothing where there is none.
    func remove() async {
        let arguments = [path, "-mindepth", "1", "-delete"]
        _ = try? await ChildProgram(program: "find", arguments: arguments, account: account).run()
        rmdir(path)
    }
}
