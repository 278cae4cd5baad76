/// Who may read a file, beside the unit whose it is.
package enum FileAudience: String, CaseIterable, Sendable {
    /// Those above the unit; as evidence those whom the review shows it to, once it is submitted.
    case unit
    /// Who takes part in the cluster's season.
    case cluster
    /// Everybody who is signed in.
    case ministry
}

/// A file as somebody handed it in (minh chứng, bản quét, ảnh). It never changes; its bytes are kept by their SHA-256.
package struct KeptFile: Hashable, Sendable {
    package static let longestName = 200

    package let id: FileID
    package let place: Place
    /// Whose it is.
    package let unit: UnitID
    /// The review that it is evidence in; nil for anything else.
    package let review: ReviewID?
    package let audience: FileAudience
    /// Whether the unit has submitted it as evidence.
    package let isSubmitted: Bool
    /// As it was called where it came from.
    package let name: String
    package let mediaType: String
    /// In bytes.
    package let size: Int64
    /// Of its bytes, 32.
    package let sha256: [UInt8]
    /// Who handed it in.
    package let account: AccountID

    package init(
        id: FileID,
        place: Place,
        unit: UnitID,
        review: ReviewID?,
        audience: FileAudience,
        isSubmitted: Bool = false,
        name: String,
        mediaType: String,
        size: Int64,
        sha256: [UInt8],
        account: AccountID
    ) {
        self.id = id
        self.place = place
        self.unit = unit
        self.review = review
        self.audience = audience
        self.isSubmitted = isSubmitted
        self.name = name
        self.mediaType = mediaType
        self.size = size
        self.sha256 = sha256
        self.account = account
    }
}

extension KeptFile {
    /// What is known of a file's content before anything is decided.
    package struct Content: Hashable, Sendable {
        package let name: String
        package let mediaType: String
        package let size: Int64
        package let sha256: [UInt8]

        package init(name: String, mediaType: String, size: Int64, sha256: [UInt8]) {
            self.name = name
            self.mediaType = mediaType
            self.size = size
            self.sha256 = sha256
        }
    }

    /// A file that is handed in.
    ///
    /// - Parameters:
    ///   - id: Its own.
    ///   - content: What was found of it.
    ///   - used: What the unit's files of the same review, or of none in the same place, have by now, in bytes.
    ///   - room: What they may have.
    ///   - permission: From `Policy.mayAddFile`.
    /// - Returns: The file.
    /// - Throws: `invalidName`, `noRoom`.
    package static func added(
        _ id: FileID,
        _ content: Content,
        used: Int64,
        room: Int64,
        permission: Permission<Act.AddFile>
    ) throws(Refusal) -> KeptFile {
        try OrganisationName.check(content.name, longest: longestName)
        guard !content.name.unicodeScalars.contains(where: { "/\\\"".unicodeScalars.contains($0) }) else {
            throw Refusal(
                .invalidName,
                vi: "Tên tệp không có / \\ và dấu nháy kép.",
                en: "A file's name has no / and \\ and no quotation mark."
            )
        }
        guard used + content.size <= room else {
            throw Refusal(
                .noRoom,
                vi: "Các tệp của đơn vị ở đây đã có \(used) byte, tối đa \(room).",
                en: "The unit's files here have \(used) bytes already, of at most \(room)."
            )
        }
        return KeptFile(
            id: id,
            place: permission.act.place,
            unit: permission.act.unit,
            review: permission.act.review,
            audience: permission.act.audience,
            name: content.name,
            mediaType: content.mediaType,
            size: content.size,
            sha256: content.sha256,
            account: permission.account
        )
    }
}

extension Refusal {
    /// A file went at the moment at which somebody cited it, or was never there.
    package static let unknownFile = Refusal(.unknownReference, vi: "Không có tệp này.", en: "There is no such file.")

    package static let noFile = Refusal(.notFound, vi: "Không tìm thấy tệp này.", en: "There is no such file.")
}
