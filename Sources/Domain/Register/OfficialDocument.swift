import StrictJSON

/// What an official document is (loại văn bản).
package enum OfficialDocumentKind: String, CaseIterable, Sendable {
    /// quyết định
    case decision
    /// chỉ thị
    case directive
    /// nghị quyết
    case resolution
    /// thông tư
    case circular
    /// kế hoạch
    case plan
    /// hướng dẫn
    case guidance
    /// công văn
    case officialLetter
    /// tờ trình
    case submissionLetter
    /// báo cáo
    case report
    /// biên bản
    case minutes
    /// giao ước
    case agreement
    /// quy định, quy chế
    case regulation
    case other
}

/// Who signed an official document, as far as it is known.
package struct OfficialDocumentSigner: Hashable, Sendable {
    package let name: String?
    package let rank: String?
    package let position: String?
    package let form: Signer.Form?

    package init(name: String?, rank: String?, position: String?, form: Signer.Form?) {
        self.name = name
        self.rank = rank
        self.position = position
        self.form = form
    }
}

/// What a register says of a document: what stands in its head, at its end, and what it is about.
package struct OfficialDocumentEntry: Hashable, Sendable {
    package static let (longestSymbol, longestIssuer, longestSummary) = (100, 300, 2_000)
    package static let (longestName, longestRank, longestPosition) = (200, 100, 200)
    package static let (mostRecipients, longestRecipient) = (200, 300)

    package let kind: OfficialDocumentKind
    /// số/ký hiệu, such as `26/CT-TTg`; nil where it is not known.
    package let symbol: String?
    /// nil where it is not known.
    package let issuedOn: Day?
    /// Who issued it, in words; nil where its symbol says enough.
    package let issuer: String?
    /// nil where nothing is known of who signed.
    package let signer: OfficialDocumentSigner?
    /// trích yếu.
    package let summary: String
    /// nơi nhận.
    package let recipients: [String]
    /// The scan; nil for none.
    package let file: FileID?

    package init(
        kind: OfficialDocumentKind,
        symbol: String?,
        issuedOn: Day?,
        issuer: String?,
        signer: OfficialDocumentSigner?,
        summary: String,
        recipients: [String],
        file: FileID?
    ) {
        self.kind = kind
        self.symbol = symbol
        self.issuedOn = issuedOn
        self.issuer = issuer
        self.signer = signer
        self.summary = summary
        self.recipients = recipients
        self.file = file
    }
}

/// A document of a register (sổ văn bản): it was signed elsewhere or on paper, and is known by number and date.
package struct OfficialDocument: Hashable, Sendable {
    package let id: OfficialDocumentID
    package let place: Place
    package private(set) var entry: OfficialDocumentEntry
    /// Raised by each correction.
    package private(set) var version: Int32

    package init(id: OfficialDocumentID, place: Place, entry: OfficialDocumentEntry, version: Int32 = 1) {
        self.id = id
        self.place = place
        self.entry = entry
        self.version = version
    }
}

extension OfficialDocument {
    /// A document that is entered.
    ///
    /// - Parameters:
    ///   - id: The document's own.
    ///   - entry: What is said of it.
    ///   - scan: The file that the entry names, as far as the account may read it.
    ///   - day: The day of the act.
    ///   - permission: From `Policy.mayRegister`.
    /// - Returns: The document.
    /// - Throws: `invalidName`, `dayToCome`, `unknownReference` for a scan that those who read the document could not read.
    package static func registered(
        _ id: OfficialDocumentID,
        _ entry: OfficialDocumentEntry,
        scan: KeptFile?,
        on day: Day,
        permission: Permission<Act.RegisterOfficialDocument>
    ) throws(Refusal) -> OfficialDocument {
        try entry.check(scan: scan, at: permission.act.place, on: day)
        return OfficialDocument(id: id, place: permission.act.place, entry: entry)
    }

    /// The document as it should have been entered.
    ///
    /// - Parameters:
    ///   - entry: What is said of it now.
    ///   - scan: The file that the entry names, as far as the account may read it.
    ///   - day: The day of the act.
    ///   - permission: From `Policy.mayRegister`.
    /// - Returns: The document, its version raised, and the names of what was corrected, in the order of the register.
    /// - Throws: As `registered`.
    package func corrected(
        _ entry: OfficialDocumentEntry,
        scan: KeptFile?,
        on day: Day,
        permission: Permission<Act.RegisterOfficialDocument>
    ) throws(Refusal) -> (document: OfficialDocument, changes: [String]) {
        precondition(permission.act.place == place, "what is permitted in one register is done in it")
        try entry.check(scan: scan, at: place, on: day)
        var corrected = self
        corrected.entry = entry
        corrected.version += 1
        return (corrected, self.entry.differences(from: entry))
    }
}

extension OfficialDocumentEntry {
    /// The members that differ.
    func differences(from other: OfficialDocumentEntry) -> [String] {
        let pairs: [(String, Bool)] = [
            ("kind", kind == other.kind), ("symbol", symbol == other.symbol), ("issuedOn", issuedOn == other.issuedOn),
            ("issuer", issuer == other.issuer), ("signer", signer == other.signer),
            ("summary", summary == other.summary),
            ("recipients", recipients == other.recipients), ("file", file == other.file),
        ]
        return pairs.filter { !$0.1 }.map(\.0)
    }

    fileprivate func check(scan: KeptFile?, at place: Place, on day: Day) throws(Refusal) {
        guard symbol != nil || issuer != nil else {
            throw Refusal(
                .invalidName,
                vi: "Cần số, ký hiệu hoặc cơ quan ban hành.",
                en: "A symbol or an issuer is needed: else nobody knows which document it is."
            )
        }
        try Self.check(symbol, longest: Self.longestSymbol)
        try Self.check(issuer, longest: Self.longestIssuer)
        try Self.check(summary, longest: Self.longestSummary)
        try Self.check(signer?.name, longest: Self.longestName)
        try Self.check(signer?.rank, longest: Self.longestRank)
        try Self.check(signer?.position, longest: Self.longestPosition)
        for recipient in recipients { try Self.check(recipient, longest: Self.longestRecipient) }
        if let issuedOn, issuedOn > day {
            throw Refusal(
                .dayToCome,
                vi: "Ngày ban hành \(issuedOn) chưa đến.",
                en: "The day of issue, \(issuedOn), has not come."
            )
        }
        guard file != nil else { return }
        guard let scan, scan.audience == .ministry || scan.audience == .cluster && scan.place == place else {
            throw Refusal(
                .unknownReference,
                vi: "Bản quét phải là một tệp mà mọi người đọc văn bản này đều đọc được.",
                en:
                    "The scan is a file that everybody reads who reads the document: of audience cluster there, or ministry."
            )
        }
    }

    private static func check(_ text: String?, longest: Int) throws(Refusal) {
        guard let text else { return }
        try OrganisationName.check(text, longest: longest)
    }
}

extension Refusal {
    package static let noOfficialDocument = Refusal(
        .notFound,
        vi: "Không tìm thấy văn bản này.",
        en: "There is no such document."
    )

    /// An act cites a document that is not there, or that the account may not know of.
    package static let unknownOfficialDocument = Refusal(
        .unknownReference,
        vi: "Không có văn bản này trong sổ.",
        en: "There is no such document in the register."
    )
}
