package import StrictJSON

/// A season's round of awards at a managing unit: what a dossier consists of, and until when it is to be sent.
package struct AwardRound: Hashable, Sendable {
    package let id: AwardRoundID
    package let season: SeasonID
    package let managingUnit: UnitID
    package let name: String
    package let dueOn: Day
    package let parts: RoundParts
    package let version: Int32

    package init(
        id: AwardRoundID,
        season: SeasonID,
        managingUnit: UnitID,
        name: String,
        dueOn: Day,
        parts: RoundParts,
        version: Int32 = 1
    ) {
        self.id = id
        self.season = season
        self.managingUnit = managingUnit
        self.name = name
        self.dueOn = dueOn
        self.parts = parts
        self.version = version
    }

    /// Checks what the round is called and consists of.
    ///
    /// - Throws: `invalidName` for a name or a part's code that is none, `alreadyExists` for a part that stands twice.
    package func check(permission: Permission<Act.KeepAwards>) throws(Refusal) {
        guard permission.act.managingUnit == managingUnit else { throw .noRound }
        try OrganisationName.check(name, longest: 300)
        for part in parts.all { try OrganisationName.check(part.code.description, longest: 100) }
        guard Set(parts.all.map(\.code)).count == parts.all.count else {
            throw Refusal(.alreadyExists, vi: "Một phần hồ sơ đứng hai lần.", en: "A part stands twice.")
        }
    }

    /// The same with another name, day or parts.
    ///
    /// - Parameters:
    ///   - name: Its name.
    ///   - dueOn: Until when dossiers are to be sent.
    ///   - parts: What they consist of.
    ///   - version: The version of the round that the caller saw.
    ///   - isUsed: Whether it has dossiers: then its parts stay, as somebody lays them together by now.
    ///   - permission: From `Policy.mayKeepAwards`, in this very transaction.
    /// - Returns: The round, its version raised.
    /// - Throws: `stale`, `wrongState`, and what `check` throws.
    package func changed(
        name: String,
        dueOn: Day,
        parts: RoundParts,
        seen version: Int32,
        isUsed: Bool,
        permission: Permission<Act.KeepAwards>
    ) throws(Refusal) -> AwardRound {
        guard self.version == version else { throw .stale }
        guard !isUsed || parts == self.parts else {
            throw Refusal(
                .wrongState,
                vi: "Đợt đã có hồ sơ: các phần hồ sơ không đổi nữa.",
                en: "The round has dossiers: its parts change no more."
            )
        }
        let round = AwardRound(
            id: id,
            season: season,
            managingUnit: managingUnit,
            name: name,
            dueOn: dueOn,
            parts: parts,
            version: version + 1
        )
        try round.check(permission: permission)
        return round
    }
}

/// What a dossier consists of.
package struct RoundParts: Hashable, Sendable {
    package let all: [RoundPart]

    package init(_ all: [RoundPart]) { self.all = all }

    /// Parts as `write` writes them; nil for anything else.
    package init?(_ value: JSONValue) {
        guard let elements = value.elements else { return nil }
        var parts: [RoundPart] = []
        for element in elements {
            guard let code = element.stored("code")?.string, let title = element.stored("title")?.string,
                let isRequired = element.stored("isRequired")?.boolean
            else { return nil }
            parts.append(RoundPart(code: Code(code), title: title, isRequired: isRequired))
        }
        self.init(parts)
    }

    /// Writes them as a list.
    package func write(to writer: inout JSONWriter) {
        writer.beginArray()
        for part in all {
            writer.beginObject()
            writer.member("code", part.code)
            writer.member("title", part.title)
            writer.member("isRequired", part.isRequired)
            writer.endObject()
        }
        writer.endArray()
    }
}

/// A part of a dossier: a letter, minutes, a ranking, a report.
package struct RoundPart: Hashable, Sendable {
    package let code: Code
    package let title: String
    package let isRequired: Bool

    package init(code: Code, title: String, isRequired: Bool) {
        self.code = code
        self.title = title
        self.isRequired = isRequired
    }
}
