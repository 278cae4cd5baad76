import Application
import CArgon2
import Repository
import Testing

@Suite struct `A password's tag` {
    /// From src/test.c of the reference implementation, version 1.3.
    @Test(
        arguments: [
            ("password", "somesalt", 65536, 2, "09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7"),
            ("password", "somesalt", 256, 2, "9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe"),
            ("password", "somesalt", 65536, 1, "f6a5adc1ba723dddef9b5ac1d464e180fcd9dffc9d1cbf76cca2fed795d9ca98"),
            ("password", "diffsalt", 65536, 2, "bdf32b05ccc42eb15d58fd19b1f856b113da1e9a5874fdcc544308565aa8141c"),
            (
                "differentpassword", "somesalt", 65536, 2,
                "0b84d652cf6b0c4beaef0dfe278ba6a80df6696281d7e0d2891b817d8c458fde"
            ),
        ] as [(String, String, UInt32, UInt32, String)]
    )
    func `is the reference implementation's`(
        password: String,
        salt: String,
        memoryKiB: UInt32,
        passes: UInt32,
        expected: String
    ) throws {
        let tag = try #require(Password(password)).withBytes {
            Argon2id.tag(of: $0, salt: Array(salt.utf8), memoryKiB: memoryKiB, passes: passes)
        }
        #expect(tag.map(hex) == expected)
    }

    @Test func `comes from a library that gives RFC 9106's answer`() {
        var password = [UInt8](repeating: 1, count: 32)
        var salt = [UInt8](repeating: 2, count: 16)
        var secret = [UInt8](repeating: 3, count: 8)
        var data = [UInt8](repeating: 4, count: 12)
        var tag = [UInt8](repeating: 0, count: 32)
        let code = tag.withUnsafeMutableBufferPointer { tag in
            password.withUnsafeMutableBufferPointer { password in
                salt.withUnsafeMutableBufferPointer { salt in
                    secret.withUnsafeMutableBufferPointer { secret in
                        data.withUnsafeMutableBufferPointer { data in
                            var context = argon2_context()
                            (context.out, context.outlen) = (tag.baseAddress, 32)
                            (context.pwd, context.pwdlen) = (password.baseAddress, 32)
                            (context.salt, context.saltlen) = (salt.baseAddress, 16)
                            (context.secret, context.secretlen) = (secret.baseAddress, 8)
                            (context.ad, context.adlen) = (data.baseAddress, 12)
                            (context.t_cost, context.m_cost, context.lanes, context.threads) = (3, 32, 4, 4)
                            context.version = 0x13
                            return argon2id_ctx(&context)
                        }
                    }
                }
            }
        }
        #expect(code == ARGON2_OK.rawValue)
        #expect(hex(tag) == "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659")
    }

    @Test func `is the same however the letters were typed`() async throws {
        let hasher = PasswordHasher()
        let composed = try await hasher.tag(of: #require(Password("\u{1EBF}")), cheap)
        let decomposed = try await hasher.tag(of: #require(Password("e\u{302}\u{301}")), cheap)
        #expect(composed == decomposed)
    }

    @Test func `is 32 bytes that no description shows`() async throws {
        let password = try #require(Password("geheim"))
        let tag = try await PasswordHasher().tag(of: password, cheap)
        #expect(tag.rawValue.count == 32)
        #expect("\(tag) \(String(reflecting: tag))" == "PasswordTag(…) PasswordTag(…)")
        #expect("\(password)" == "Password(…)")
        var dumped = ""
        dump((tag, password), to: &dumped)
        #expect(!dumped.contains("\(tag.rawValue[0])") || !dumped.contains("rawValue"))
    }

    @Test func `is refused for no password and for one of more than 1,024 bytes`() {
        #expect(Password("") == nil)
        #expect(Password(String(repeating: "a", count: 1024)) != nil)
        #expect(Password(String(repeating: "a", count: 1025)) == nil)
        #expect(Password(String(repeating: "a", count: 10_000_000)) == nil)
    }

    @Test(
        arguments: [
            (15, 19_456, 2), (17, 19_456, 2), (16, 8191, 2), (16, 1_048_577, 2), (16, 19_456, 0), (16, 19_456, 17),
            (16, -1, 2), (16, 19_456, -1),
        ] as [(Int, Int32, Int32)]
    )
    func `is refused where salt or costs are out of bounds`(length: Int, memoryKiB: Int32, passes: Int32) async throws {
        let parameters = PasswordParameters(
            salt: [UInt8](repeating: 7, count: length),
            memoryKiB: memoryKiB,
            passes: passes
        )
        let password = try #require(Password("a"))
        await #expect(throws: PasswordHashingError.outOfBounds) {
            try await PasswordHasher().tag(of: password, parameters)
        }
    }
}

@Suite struct `A hasher of passwords` {
    @Test func `refuses at once what is beyond its queue, and serves the rest`() async throws {
        let hasher = PasswordHasher(threads: 1, waitingLimit: 1)
        let password = try #require(Password("a"))
        let outcomes = await withTaskGroup(of: PasswordHashingError?.self) { group in
            for _ in 0..<20 {
                group.addTask {
                    do throws(PasswordHashingError) {
                        _ = try await hasher.tag(of: password, slow)
                        return nil
                    } catch {
                        return error
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(outcomes.contains(nil))
        #expect(outcomes.contains(.overloaded))
        #expect(outcomes.allSatisfy { $0 == nil || $0 == .overloaded })
        #expect(try await hasher.tag(of: password, cheap).rawValue.count == 32, "and it goes on")
    }

    @Test func `lets a cancelled caller go while it waits`() async throws {
        let password = try #require(Password("a"))
        // On a busy machine the first may be done before anybody looks: then there was nothing to see, and once more.
        for _ in 0..<50 {
            let hasher = PasswordHasher(threads: 1, waitingLimit: 1)
            let tasks = (0..<2).map { _ in Task { try await hasher.tag(of: password, slow) } }
            let isWaiting = await waits(for: hasher)
            for task in tasks where isWaiting { task.cancel() }
            var outcomes: [PasswordHashingError?] = []
            for task in tasks {
                do { _ = try await task.value; outcomes.append(nil) } catch {
                    outcomes.append(error as? PasswordHashingError)
                }
            }
            #expect(hasher.load.waiting == 0)
            if outcomes.contains(.cancelled) {
                #expect(outcomes.contains(nil), "the one that was being computed comes to its end")
                return
            }
        }
        Issue.record("in 50 tries nobody ever waited")
    }

    /// Whether somebody waits within ten seconds.
    private func waits(for hasher: PasswordHasher) async -> Bool {
        for _ in 0..<10_000 {
            if hasher.load.waiting == 1 { return true }
            try? await Task.sleep(for: .milliseconds(1))
        }
        return false
    }

    @Test func `does not begin for a caller that is cancelled already`() async throws {
        let hasher = PasswordHasher(threads: 1)
        let password = try #require(Password("a"))
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return try await hasher.tag(of: password, slow)
        }
        await #expect(throws: PasswordHashingError.cancelled) { try await task.value }
        #expect(hasher.load == (0, 0))
    }
}

private let cheap = PasswordParameters(salt: [UInt8](repeating: 7, count: 16), memoryKiB: 8192, passes: 1)
/// Some 100 ms and more: long enough for others to come meanwhile.
private let slow = PasswordParameters(salt: [UInt8](repeating: 7, count: 16), memoryKiB: 131_072, passes: 4)

private func hex(_ bytes: [UInt8]) -> String {
    bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
}
