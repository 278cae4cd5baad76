import Domain
import Testing

@Suite struct `An official document` {
    private static let unit = UnitID(bits: 1)
    private static let today = day("2026-11-21")

    private func account(_ functions: [Function], over unit: UnitID = unit) -> ActingAccount {
        ActingAccount(
            id: AccountID(bits: 2),
            unit: unit,
            functions: functions.map { HeldFunction($0, over: unit, during: Period(from: day("2020-01-01"), to: nil)) },
            day: Self.today
        )
    }

    private func entry(
        symbol: String? = "26/CT-TTg",
        issuer: String? = nil,
        issuedOn: Day? = nil,
        summary: String = "Chỉ thị",
        file: FileID? = nil
    ) -> OfficialDocumentEntry {
        OfficialDocumentEntry(
            kind: .directive,
            symbol: symbol,
            issuedOn: issuedOn,
            issuer: issuer,
            signer: nil,
            summary: summary,
            recipients: [],
            file: file
        )
    }

    private func permission() throws -> Permission<Act.RegisterOfficialDocument> {
        try Policy.mayRegister(account([.managingOfficer]), in: .unit(Self.unit, chain: [Self.unit]))
    }

    private func registered(_ entry: OfficialDocumentEntry, scan: KeptFile? = nil) throws -> OfficialDocument {
        try OfficialDocument.registered(
            OfficialDocumentID(bits: 7),
            entry,
            scan: scan,
            on: Self.today,
            permission: permission()
        )
    }

    @Test func `is known by its symbol or by who issued it`() throws {
        #expect(try registered(entry()).version == 1)
        #expect(try registered(entry(symbol: nil, issuer: "Bộ Công an")).entry.issuedOn == nil)
        #expect(throws: Refusal.self) { try registered(entry(symbol: nil)) }
        #expect(throws: Refusal.self) { try registered(entry(summary: " x")) }
    }

    @Test func `was issued by today`() throws {
        #expect(try registered(entry(issuedOn: Self.today)).entry.issuedOn == Self.today)
        let refusal = #expect(throws: Refusal.self) { try registered(entry(issuedOn: day("2026-11-22"))) }
        #expect(refusal?.code == .dayToCome)
    }

    @Test(arguments: [(FileAudience.ministry, true), (.cluster, true), (.unit, false)])
    func `has a scan that its readers can read`(audience: FileAudience, isGood: Bool) throws {
        let scan = KeptFile(
            id: FileID(bits: 3),
            place: Place(managingUnit: Self.unit),
            unit: Self.unit,
            review: nil,
            audience: audience,
            name: "a.pdf",
            mediaType: "application/pdf",
            size: 1,
            sha256: [UInt8](repeating: 0, count: 32),
            account: AccountID(bits: 2)
        )
        let document = try? registered(entry(file: scan.id), scan: scan)
        #expect((document != nil) == isGood)
        #expect(throws: Refusal.self) { try registered(entry(file: scan.id)) }
    }

    @Test func `is corrected, and tells what was`() throws {
        let document = try registered(entry())
        let (corrected, changes) = try document.corrected(
            entry(symbol: "27/CT-TTg", issuedOn: Self.today),
            scan: nil,
            on: Self.today,
            permission: permission()
        )
        #expect(corrected.version == 2 && corrected.id == document.id)
        #expect(changes == ["symbol", "issuedOn"])
    }

    @Test func `of no cluster is entered by an office over the unit, and read by whoever signed in`() throws {
        let chain = RegisterHome.unit(Self.unit, chain: [Self.unit, UnitID(bits: 5)])
        #expect(throws: Never.self) {
            try Policy.mayRegister(account([.managingOfficer], over: UnitID(bits: 5)), in: chain)
        }
        for functions in [[], [Function.officer, .head], [.auditor, .administrator, .accountManager]] {
            #expect(throws: Refusal.self) { try Policy.mayRegister(account(functions), in: chain) }
            #expect(throws: Never.self) { try Policy.mayReadOfficialDocument(account(functions), in: chain) }
        }
    }
}
