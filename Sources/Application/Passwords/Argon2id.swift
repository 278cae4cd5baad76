import CArgon2
import Glibc

/// The reference implementation's argon2id, version 1.3, with one lane.
package enum Argon2id {
    /// Computes a tag on the calling thread, which takes tens of milliseconds.
    ///
    /// - Returns: 32 bytes; nil where the library refuses, which for sizes in its bounds means that it got no memory.
    package static func tag(
        of password: UnsafeRawBufferPointer,
        salt: [UInt8],
        memoryKiB: UInt32,
        passes: UInt32
    ) -> [UInt8]? {
        var code = ARGON2_OK.rawValue
        let tag = [UInt8](unsafeUninitializedCapacity: 32) { buffer, count in
            code = argon2id_hash_raw(
                passes,
                memoryKiB,
                1,
                password.baseAddress,
                password.count,
                salt,
                salt.count,
                buffer.baseAddress,
                32
            )
            count = code == ARGON2_OK.rawValue ? 32 : 0
        }
        return code == ARGON2_OK.rawValue ? tag : nil
    }
}
