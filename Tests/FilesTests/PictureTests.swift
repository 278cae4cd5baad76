import Foundation
import TestSupport
import Testing

@testable import Files

@Suite struct `a picture that is handed in` {
    private static let names = ["baseline.jpg", "progressive.jpg", "trailing.jpg", "picture.png", "lossy.webp"]
    /// What tells where it was taken, or who took it.
    private static let secrets = ["GPS", "Ha Noi", "Nguyen", "http://ns.adobe.com", "Photoshop", "ftyp"]

    @Test(arguments: names) func `keeps what it shows and loses where it was taken`(name: String) async throws {
        try await Intake.use { intake async throws in
            let original = try Intake.picture(name)
            #expect(original.contains(text: "GPS"), "the test's picture tells it")
            let file = try await intake.receive(original, name)
            #expect(file.hadPosition)
            let kept = try await intake.kept(file)
            #expect(kept.count == file.size && kept.count < original.count)
            for secret in Self.secrets { #expect(!kept.contains(text: secret), "\(secret)") }
            // The record that stays has one entry, and that is the orientation.
            let record = try #require((0..<kept.count - 22).first { kept.has("MM\u{0}*", at: $0) })
            #expect(kept.bigEndian16(at: record + 8) == 1)
            #expect(kept.bigEndian16(at: record + 10) == 0x0112)
            #expect(kept.bigEndian16(at: record + 18) == 6)
            #expect(ExifRecord(Array(kept[record...])).hasPosition == false)
        }
    }

    /// A program that knows nothing of ours, where there is one.
    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/exiftool")), arguments: names)
    func `tells another program nothing but its orientation`(name: String) async throws {
        try await Intake.use { intake async throws in
            let file = try await intake.receive(try Intake.picture(name), name)
            let path = "\(intake.store.folder)/\(name)"
            try Data(try await intake.kept(file)).write(to: URL(filePath: path))
            let told = try await ExternalProgram.run("exiftool", "-a", "-G1", "-s", path)
            #expect(told.contains("Orientation") && told.contains("Rotate 90 CW"), "\(told)")
            for word in ["GPS", "XMP", "IPTC", "Artist", "Comment", "Trailer"] {
                #expect(!told.contains(word), "\(told)")
            }
            #expect(told.contains("48x32"), "\(told)")
        }
    }

    @Test func `is the same to the bit in what it is drawn by`() async throws {
        try await Intake.use { intake async throws in
            let original = try Intake.picture("baseline.jpg")
            let kept = try await intake.kept(try await intake.receive(original, "a.JPEG", as: "image/jpeg"))
            let scan = try #require(original.indices.first { original[$0] == 0xFF && original[$0 + 1] == 0xDA })
            #expect(kept.suffix(original.count - scan).elementsEqual(original[scan...]))
        }
    }

    @Test(arguments: names + ["lossless.webp"])
    func `is left as it is when there is nothing to lose`(name: String) async throws {
        try await Intake.use { intake async throws in
            let once = try await intake.receive(try Intake.picture(name), name)
            let twice = try await intake.receive(try await intake.kept(once), name)
            #expect(twice.hash == once.hash && twice.received == once.hash)
            #expect(!twice.hadPosition)
        }
    }

    @Test(arguments: names + ["lossless.webp"])
    func `is refused, or comes out clean, however it is damaged`(name: String) async throws {
        try await Intake.use { intake async throws in
            let original = try Intake.picture(name)
            var generator = SeededGenerator(seed: 20)
            var (refused, taken) = (0, 0)
            for _ in 0..<150 {
                var bytes = original
                switch Int.random(in: 0..<4, using: &generator) {
                case 0: bytes.removeLast(Int.random(in: 1..<bytes.count, using: &generator))
                case 1: bytes.remove(at: Int.random(in: 0..<bytes.count, using: &generator))
                case 2:
                    let at = Int.random(in: 0..<bytes.count, using: &generator)
                    bytes.insert(UInt8.random(in: 0...255, using: &generator), at: at)
                default:
                    for _ in 0..<3 {
                        bytes[Int.random(in: 0..<bytes.count, using: &generator)] = .random(
                            in: 0...255,
                            using: &generator
                        )
                    }
                }
                do {
                    let once = try await intake.receive(bytes, name)
                    let twice = try await intake.receive(try await intake.kept(once), name)
                    #expect(twice.hash == once.hash, "what is taken in is clean")
                    taken += 1
                } catch is FileRefusal {
                    refused += 1
                }
            }
            #expect(refused > 0 && refused + taken == 150)
            #expect(try intake.names("incoming").isEmpty, "nothing stays aside")
        }
    }

    @Test func `is refused where it is cut off`() async throws {
        try await Intake.use { intake async throws in
            for name in Self.names where name != "trailing.jpg" {
                let original = try Intake.picture(name)
                let type = try await intake.receive(original, name).type
                await #expect(throws: FileRefusal(.damaged(type)), "\(name)") {
                    try await intake.receive(Array(original.dropLast(20)), name)
                }
            }
        }
    }
}

/// SplitMix64.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
