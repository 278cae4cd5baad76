package import StrictJSON

/// What was counted, as it is entered and kept.
package struct VoteFigures: Hashable, Sendable {
    /// In the room; of a secret vote in ThiDua the ballots that were cast.
    package let present: Int
    /// Absentees whose written opinion counts.
    package let written: Int
    /// Of ballots: handed out, handed in, valid and not; nil where there are none.
    package let ballots: Ballots?
    /// By option, in their order; nil where too few were cast to be counted.
    package let counts: [Count]?
    /// By name, where it is known; of a consensus always.
    package let against: [VoterID]
    package let absent: [VoterID]
    /// Canonical JSON, the same for the same figures.
    package let bytes: [UInt8]

    package struct Ballots: Hashable, Sendable {
        package let issued: Int
        package let returned: Int
        package let valid: Int
        package let invalid: Int
    }

    /// What one option got.
    package struct Count: Hashable, Sendable {
        package let votesFor: Int
        package let against: Int
        package let abstaining: Int
    }

    /// All who vote in one way or the other, those whose written opinion counts included.
    var taking: Int { present + written }

    /// Reads figures.
    ///
    /// - Parameters:
    ///   - json: Of the form that the API describes for the method.
    ///   - document: The vote's.
    ///   - roll: The frozen one.
    /// - Throws: `invalidFigures` with every misfit.
    package init(_ json: JSONValue, of document: VoteDocument, _ roll: VoteRoll) throws(Refusal) {
        var reader = FigureReader(fields: VoteFields(json), document: document, members: roll.voters.count)
        let reading =
            switch document.method {
            case .consensus: reader.consensus(roll)
            case .showOfHands: reader.showOfHands()
            case .paper: reader.paper()
            case .secret: reader.secret()
            }
        reader.checkCounts(reading, roll)
        guard reader.misfits.isEmpty else { throw .figures(reader.misfits) }
        present = reading.present
        written = reading.written
        ballots = reading.ballots
        counts = reading.counts
        against = reading.against
        absent = reading.absent
        bytes = reading.bytes(document.method)
    }

    /// Reads figures from the bytes that are kept.
    ///
    /// - Throws: `invalidFigures` for bytes that never were figures of the vote.
    package init(bytes: [UInt8], of document: VoteDocument, _ roll: VoteRoll) throws(Refusal) {
        guard let json = try? JSONDocument(bytes) else {
            throw .figures([(vi: "Không phải JSON.", en: "They are no JSON.")])
        }
        try self.init(json.root, of: document, roll)
    }
}

extension Refusal {
    /// Figures that do not fit together.
    static func figures(_ misfits: [(vi: String, en: String)]) -> Refusal {
        Refusal(
            .invalidFigures,
            vi: "Số liệu kiểm phiếu không khớp.",
            en: "The figures do not fit together.",
            places: misfits.map { RefusedPlace(.invalidFigures, vi: $0.vi, en: $0.en) }
        )
    }
}

extension FigureReader.Reading {
    /// The figures as they are kept: what was left out because it is nothing stands there as nothing.
    func bytes(_ method: VoteMethod) -> [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        switch method {
        case .consensus:
            writer.member("absent", absent.sorted())
            writer.member("against", against.sorted())
            writer.member("written", writtenBy.sorted())
        case .showOfHands:
            writer.counts("abstaining", counts, \.abstaining)
            writer.counts("against", counts, \.against)
            writer.counts("for", counts, \.votesFor)
            writer.member("present", present)
            writer.member("written", written)
        case .paper:
            writer.counts("against", counts, \.against)
            writer.counts("for", counts, \.votesFor)
            writer.member("invalid", ballots?.invalid)
            writer.member("issued", ballots?.issued)
            writer.member("present", present)
            writer.member("returned", ballots?.returned)
            writer.member("valid", ballots?.valid)
            writer.member("written", written)
        case .secret:
            if counts != nil { writer.counts("against", counts, \.against) }
            writer.member("ballots", present)
            if counts != nil { writer.counts("for", counts, \.votesFor) }
            writer.member("taken", ballots?.issued)
        }
        writer.endObject()
        return writer.bytes
    }
}

extension JSONWriter {
    fileprivate mutating func counts(
        _ name: StaticString,
        _ counts: [VoteFigures.Count]?,
        _ member: KeyPath<VoteFigures.Count, Int>
    ) {
        self.member(name, counts ?? []) { count, writer in writer.number(count[keyPath: member]) }
    }
}
