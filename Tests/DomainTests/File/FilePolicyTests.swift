import Domain
import Testing

@Suite struct `Who hands in and reads files` {
    private static let submitted: Set = [Cluster.member, Cluster.lead]

    private func file(_ audience: FileAudience, isSubmitted: Bool = false, isEvidence: Bool = false) -> KeptFile {
        KeptFile(
            id: FileID(bits: 1),
            place: Cluster.seasonFacts.place,
            unit: Cluster.member,
            review: isEvidence ? ReviewID(bits: 100) : nil,
            audience: audience,
            isSubmitted: isSubmitted,
            name: "a.pdf",
            mediaType: "application/pdf",
            size: 1,
            sha256: [UInt8](repeating: 0, count: 32),
            account: AccountID(bits: 2)
        )
    }

    private func readers(of file: KeptFile, in home: FileHome) -> Set<Person> {
        Set(Person.allCases.filter { (try? Policy.mayReadFile($0.account, file, in: home)) != nil })
    }

    private func adders(_ audience: FileAudience, in home: FileHome) -> Set<Person> {
        Set(
            Person.allCases.filter {
                (try? Policy.mayAddFile($0.account, of: Cluster.member, in: home, for: audience)) != nil
            }
        )
    }

    private static let own: Set<Person> = [.memberOfficer, .memberHead, .lentToMember]
    private static let offices: Set<Person> = [.provinceOfficer, .ministryOfficer, .provinceOfficerOfMember]
    private static let leads: Set<Person> = [.leadOfficer, .leadHead, .deputyOfficer, .deputyHead, .lentToLead]

    @Test func `evidence comes from its unit alone, until the review is published`() {
        let home = { (state: ReviewState) in FileHome.review(Cluster.facts(state), submitted: []) }
        #expect(adders(.unit, in: home(.selfScoring)) == Self.own)
        #expect(adders(.unit, in: home(.appraising)) == Self.own)
        #expect(adders(.unit, in: home(.published)).isEmpty)
        #expect(adders(.cluster, in: home(.selfScoring)).isEmpty && adders(.ministry, in: home(.selfScoring)).isEmpty)
    }

    @Test func `evidence is its unit's until it is submitted`() {
        let home = FileHome.review(Cluster.facts(.assessing), submitted: Self.submitted)
        #expect(readers(of: file(.unit, isEvidence: true), in: home) == Self.own)
        let readers = readers(of: file(.unit, isSubmitted: true, isEvidence: true), in: home)
        #expect(readers == Self.own.union(Self.offices).union(Self.leads).union([.auditor]))
        let all = FileHome.review(Cluster.facts(.assessing), submitted: Cluster.members)
        let shown = self.readers(of: file(.unit, isSubmitted: true, isEvidence: true), in: all)
        #expect(shown == readers.union([.otherHead]), "those who have submitted themselves")
    }

    @Test func `what a cluster shares is for who takes part, and what is for the ministry comes from an office`() {
        let home = FileHome.clusterSeason(Cluster.seasonFacts)
        #expect(adders(.cluster, in: home) == Self.own.union(Self.offices))
        #expect(adders(.ministry, in: home) == Self.offices)
        let all = Self.own.union(Self.offices).union(Self.leads).union([.auditor])
        #expect(readers(of: file(.cluster), in: home) == all.union([.otherHead]))
        #expect(readers(of: file(.unit), in: home) == Self.own.union(Self.offices).union([.auditor]))
        let sessions = Person.allCases.filter { $0.account.isSession }
        #expect(readers(of: file(.ministry), in: home) == Set(sessions))
    }

    @Test func `what belongs to no cluster is an office's`() {
        let home = FileHome.unit(Cluster.province, chain: [Cluster.province, Cluster.ministry])
        #expect(adders(.unit, in: home) == Self.offices)
        #expect(adders(.cluster, in: home).isEmpty)
    }

    @Test func `a file has a name that is one, and room`() throws {
        let permission = try Policy.mayAddFile(
            Person.memberOfficer.account,
            of: Cluster.member,
            in: .review(Cluster.facts(.selfScoring), submitted: []),
            for: .unit
        )
        let add = { (name: String, used: Int64) in
            try KeptFile.added(
                FileID(bits: 1),
                KeptFile.Content(
                    name: name,
                    mediaType: "text/plain",
                    size: 10,
                    sha256: [UInt8](repeating: 0, count: 32)
                ),
                used: used,
                room: 100,
                permission: permission
            )
        }
        #expect(try add("Báo cáo.txt", 90).review == ReviewID(bits: 100))
        for (name, used, code) in [
            ("a.txt", 91, RefusalCode.noRoom), ("a/b.txt", 0, .invalidName), ("", 0, .invalidName),
            ("a\u{202E}txt.exe", 0, .invalidName), ("a\"b.txt", 0, .invalidName),
        ] {
            let refusal = #expect(throws: Refusal.self) { try add(name, Int64(used)) }
            #expect(refusal?.code == code, "\(name)")
        }
    }
}
