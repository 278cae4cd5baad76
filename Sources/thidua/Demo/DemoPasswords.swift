import Application
import Crypto
import Foundation

/// The passwords of the demonstration's people: random for each folder, the same each time that it is loaded there.
struct DemoPasswords {
    private let secret: SymmetricKey

    /// Reads the folder's secret, or makes one.
    ///
    /// - Parameter folder: The demonstration's; it is there.
    /// - Throws: Where the secret cannot be read or kept.
    init(folder: String) throws {
        let path = "\(folder)/demo.secret"
        if let kept = FileManager.default.contents(atPath: path), kept.count == 32 {
            secret = SymmetricKey(data: kept)
            return
        }
        secret = SymmetricKey(size: .bits256)
        let bytes = secret.withUnsafeBytes { Data($0) }
        guard FileManager.default.createFile(atPath: path, contents: bytes, attributes: [.posixPermissions: 0o600])
        else {
            throw CommandFailure(
                EX_CANTCREAT,
                vi: "Không ghi được \(path).",
                en: "\(path) cannot be written."
            )
        }
    }

    /// The password of a login: 16 letters and digits in groups, none of which is mistaken for another.
    func password(of login: String) -> String {
        let code = HMAC<SHA256>.authenticationCode(for: Array(login.utf8), using: secret)
        return OneTimePassword.readable(Array(code.prefix(16)))
    }
}
