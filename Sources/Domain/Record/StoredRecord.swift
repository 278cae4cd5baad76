import StrictJSON

/// A record as it is kept, its text not read yet.
package struct StoredRecord<Subject: RecordSubject>: Sendable {
    package let line: RecordLine<Subject>
    /// Canonical JSON.
    package let document: [UInt8]

    package init(line: RecordLine<Subject>, document: [UInt8]) {
        self.line = line
        self.document = document
    }

    /// The record, with its text.
    ///
    /// - Throws: `RecordRefusal`: the rules for texts may have changed since it was kept.
    package func record() throws(RecordRefusal) -> Record<Subject> {
        Record(
            id: line.id,
            place: line.place,
            unit: line.unit,
            follows: line.follows,
            text: try text(),
            state: line.state,
            reach: line.reach,
            version: line.version
        )
    }

    /// The text.
    ///
    /// - Throws: As `record()`.
    package func text() throws(RecordRefusal) -> Subject {
        let json: JSONDocument
        do throws(JSONSyntaxError) {
            json = try JSONDocument(document)
        } catch {
            throw RecordRefusal(problems: [JSONProblem(at: nil, wording: error.wording)])
        }
        return try Subject(json.root)
    }
}

/// A record in a list.
package struct RecordLine<Subject: RecordSubject>: Sendable {
    package let id: Identifier<Subject>
    package let place: Place
    package let unit: UnitID?
    package let follows: Identifier<Subject>?
    package let kind: String
    package let title: String
    package let state: Subject.State
    package let reach: Reach
    package let version: Int32

    package init(
        id: Identifier<Subject>,
        place: Place,
        unit: UnitID?,
        follows: Identifier<Subject>?,
        kind: String,
        title: String,
        state: Subject.State,
        reach: Reach,
        version: Int32
    ) {
        self.id = id
        self.place = place
        self.unit = unit
        self.follows = follows
        self.kind = kind
        self.title = title
        self.state = state
        self.reach = reach
        self.version = version
    }

    /// The line of a record.
    package init(_ record: Record<Subject>) {
        self.init(
            id: record.id,
            place: record.place,
            unit: record.unit,
            follows: record.follows,
            kind: record.text.kind,
            title: record.text.title,
            state: record.state,
            reach: record.reach,
            version: record.version
        )
    }
}

/// Which records are listed; what is nil leaves all in.
package struct RecordFilter: Sendable {
    /// A part of the text.
    package let text: String?
    package let kind: String?
    package let state: String?
    package let unit: UnitID?
    package let season: SeasonID?
    package let clusterSeason: ClusterSeasonID?
    package let managingUnit: UnitID?

    package init(
        text: String?,
        kind: String?,
        state: String?,
        unit: UnitID?,
        season: SeasonID?,
        clusterSeason: ClusterSeasonID?,
        managingUnit: UnitID?
    ) {
        self.text = text
        self.kind = kind
        self.state = state
        self.unit = unit
        self.season = season
        self.clusterSeason = clusterSeason
        self.managingUnit = managingUnit
    }

    /// The same with the text as it is searched for.
    package func searching(_ key: (String) -> String) -> RecordFilter {
        RecordFilter(
            text: text.map(key),
            kind: kind,
            state: state,
            unit: unit,
            season: season,
            clusterSeason: clusterSeason,
            managingUnit: managingUnit
        )
    }
}

/// How many units entered something of a kind, and with how many people by their latest entries.
package struct EntryCount: Hashable, Sendable {
    package let kind: UnitEntry.Kind
    package let units: Int
    package let persons: Int

    package init(kind: UnitEntry.Kind, units: Int, persons: Int) {
        self.kind = kind
        self.units = units
        self.persons = persons
    }
}
