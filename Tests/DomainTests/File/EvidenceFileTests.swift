import Domain
import StrictJSON
import Testing

@Suite struct `Evidence that cites a file` {
    private static let (file, other) = (FileID(bits: 1), FileID(bits: 2))
    private static let (unit, review) = (UnitID(bits: 3), ReviewID(bits: 4))

    private static func kept(_ id: FileID = file, of unit: UnitID = unit, in review: ReviewID? = review) -> KeptFile {
        KeptFile(
            id: id,
            place: Place(managingUnit: UnitID(bits: 9)),
            unit: unit,
            review: review,
            audience: .unit,
            name: "Bảng.pdf",
            mediaType: "application/pdf",
            size: 12,
            sha256: [UInt8](repeating: 0xAB, count: 32),
            account: AccountID(bits: 8)
        )
    }

    private func read(_ text: String) throws -> Evidence {
        try #require(try Evidence.read(JSONDocument(Array(text.utf8)).root))
    }

    private func bound(_ evidence: Evidence, to found: [KeptFile]) throws -> Evidence {
        try evidence.bound(
            to: Dictionary(uniqueKeysWithValues: found.map { ($0.id, $0) }),
            of: Self.unit,
            in: Self.review,
            at: Code("I.1")
        )
    }

    @Test func `is bound to its bytes, whatever was said of them`() throws {
        let evidence = try read(
            #"[{"link":"https://a"},{"title":"Số liệu","name":"x","size":1,"file":"\#(Self.file)"}]"#
        )
        #expect(evidence.files == [Self.file])
        let bound = try bound(evidence, to: [Self.kept()])
        let hash = String(repeating: "ab", count: 32)
        #expect(
            bound.description
                == #"[{"link":"https://a"},{"file":"\#(Self.file)","name":"Bảng.pdf","sha256":"\#(hash)","size":12,"title":"Số liệu"}]"#
        )
        #expect(try self.bound(bound, to: [Self.kept()]) == bound, "what was read may be sent back")
        #expect(try read(bound.description) == bound)
    }

    @Test func `is refused where the file is not the unit's own in this review, or had other bytes`() throws {
        let evidence = try read(#"[{"file":"\#(Self.file)"}]"#)
        for found in [
            [], [Self.kept(Self.other)], [Self.kept(of: UnitID(bits: 5))], [Self.kept(in: nil)],
            [Self.kept(in: ReviewID(bits: 5))],
        ] {
            let refusal = #expect(throws: Refusal.self) { try bound(evidence, to: found) }
            #expect(refusal?.code == .unknownReference)
            #expect(refusal?.places.map(\.criterion) == [Code("I.1")])
        }
        let before = try read(#"[{"file":"\#(Self.file)","sha256":"\#(String(repeating: "cd", count: 32))"}]"#)
        #expect(throws: Refusal.self) { try bound(before, to: [Self.kept()]) }
    }

    @Test(arguments: [
        (#"[{"file":"x"}]"#, ["/0/file"]), (#"[{"file":7}]"#, ["/0/file"]),
        (#"[{"link":"https://a","file":"\#(file)"}]"#, ["/0"]),
        (#"[{"link":"https://a","sha256":"x","size":1}]"#, ["/0/sha256", "/0/size"]),
    ])
    func `is refused for what is none`(text: String, places: [String]) throws {
        let error = #expect(throws: EvidenceRefusal.self) {
            try Evidence.read(JSONDocument(Array(text.utf8)).root)
        }
        #expect(error?.problems.map(\.pointer.description).sorted() == places)
    }
}
