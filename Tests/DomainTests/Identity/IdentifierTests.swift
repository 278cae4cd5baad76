import Domain
import Testing

@Suite struct `An identifier` {
    @Test func `is written as a lower-case UUID`() {
        let identifier = UnitID(bits: 0x0192_8f3e_abcd_7123_8f00_0123_4567_89ab)
        #expect(identifier.description == "01928f3e-abcd-7123-8f00-0123456789ab")
        #expect(UnitID(bits: 0).description == "00000000-0000-0000-0000-000000000000")
        #expect(UnitID(bits: .max).description == "ffffffff-ffff-ffff-ffff-ffffffffffff")
    }

    @Test func `is read in either case`() {
        let expected = UnitID(bits: 0x0192_8f3e_abcd_7123_8f00_0123_4567_89ab)
        #expect(UnitID("01928f3e-abcd-7123-8f00-0123456789ab") == expected)
        #expect(UnitID("01928F3E-ABCD-7123-8F00-0123456789AB") == expected)
    }

    @Test(arguments: [
        "", "01928f3eabcd71238f000123456789ab", "{01928f3e-abcd-7123-8f00-0123456789ab}",
        "01928f3e-abcd-7123-8f00-0123456789a", "01928f3e-abcd-7123-8f00-0123456789abc",
        "01928f3e-abcd-7123-8f000-123456789ab", "01928f3e-abcd-7123-8f00-0123456789ag",
        "01928f3e-abcd-7123-8f00-0123456789a ", "01928f3e_abcd-7123-8f00-0123456789ab",
        "0192-f3e-abcd-7123-8f00-0123456789ab1", "01928f3e-abcd-7123-8f00-0123456789a-",
        "01928f3e-abcd-7123-8f00-0123456789a/", "01928f3e-abcd-7123-8f00-0123456789a:",
        "01928f3e-abcd-7123-8f00-0123456789a@", "01928f3e-abcd-7123-8f00-0123456789a`",
    ])
    func `is read in no other form`(text: String) {
        #expect(UnitID(text) == nil)
    }

    @Test func `can be captured by an async closure, which what is aligned to 16 bytes cannot`() {
        #expect(MemoryLayout<UnitID>.alignment == 8)
        #expect(MemoryLayout<UnitID>.size == 16)
    }

    @Test func `survives being written, and stands in the order of its text`() {
        var random = SeededGenerator(seed: 11)
        let identifiers = (0..<500).map { _ in UnitID(bits: .random(in: .min ... .max, using: &random)) }
        for identifier in identifiers { #expect(UnitID(identifier.description) == identifier) }
        #expect(identifiers.sorted().map(\.description) == identifiers.map(\.description).sorted())
    }
}
