import StrictJSON

/// What a review's publication says, numbered and frozen: stored, hashed and served as the same bytes.
package struct PublicationDocument: Hashable, Sendable {
    package let review: ReviewID
    /// From 1; a correction has the next one.
    package let number: Int32
    /// Canonical JSON.
    package let bytes: [UInt8]

    /// Makes a publication of a review's ranking.
    ///
    /// - Parameters:
    ///   - number: The review's next, from 1.
    ///   - review: Which is being appraised.
    ///   - scoring: Of that review, as it stands.
    ///   - agreement: The one that its criteria come from; nil for none.
    ///   - criteriaSetHash: SHA-256 of the criteria set's scale, in hexadecimal digits.
    ///   - scoringDocumentHash: SHA-256 of `scoring.documentBytes`, in hexadecimal digits.
    ///   - day: The day of publication.
    ///   - permission: From `Policy.mayPublish`, in this very transaction.
    /// - Throws: `missingUnsettled` with every unit whose sheet is not submitted and every assigned leaf without a result,
    ///   but those of disqualified units.
    package init(
        number: Int32,
        of review: Review,
        scoring: ReviewScoring,
        agreement: AgreementReference?,
        criteriaSetHash: String,
        scoringDocumentHash: String,
        on day: Day,
        permission: Permission<Act.PublishReview>
    ) throws(Refusal) {
        guard permission.act.review == review.id else {
            throw Refusal(
                .notPermitted,
                vi: "Quyền được cấp cho lần chấm điểm khác.",
                en: "The permission is for another review."
            )
        }
        try Self.checkSettled(scoring)
        self.review = review.id
        self.number = number
        var writer = JSONWriter()
        writer.beginObject()
        if let agreement {
            writer.key("agreement")
            writer.beginObject()
            writer.member("number", agreement.number)
            writer.member("sha256", agreement.sha256.hexadecimal)
            writer.endObject()
        }
        writer.member("clusterSeason", review.clusterSeason)
        writer.member("criteriaSet", criteriaSetHash)
        writer.member("day", day)
        if !scoring.disqualifications.isEmpty {
            writer.key("disqualifications")
            Self.write(scoring.disqualifications, to: &writer)
        }
        writer.member("format", Self.format)
        if review.isIllustrative {
            writer.member("illustrative", true)
        }
        writer.member("kind", review.kind)
        if let name = review.name {
            writer.member("name", name)
        }
        writer.member("number", number)
        writer.member("review", review.id)
        writer.member("scoringDocument", scoringDocumentHash)
        if !scoring.settlements.isEmpty {
            writer.key("settlements")
            Self.write(scoring.settlements, to: &writer)
        }
        writer.key("units")
        Self.writeUnits(of: scoring, to: &writer)
        writer.endObject()
        bytes = Self.canonical(writer.bytes)
    }

    /// The version of these members and their meaning, so that a reader of an old publication knows what it has.
    private static let format = 1

    private static func write(_ settlements: [Settlement], to writer: inout JSONWriter) {
        writer.beginArray()
        for settlement in settlements {
            writer.beginObject()
            writer.member("criterion", settlement.criterion)
            writer.member("day", Day(microsecondsSince1970: settlement.recordedAt))
            writer.member("decision", settlement.decision)
            writer.member("reason", settlement.reason)
            writer.member("unit", settlement.unit)
            writer.endObject()
        }
        writer.endArray()
    }

    private static func write(_ disqualifications: [Disqualification], to writer: inout JSONWriter) {
        writer.beginArray()
        for event in disqualifications {
            writer.beginObject()
            writer.member("day", Day(microsecondsSince1970: event.recordedAt))
            writer.member("reason", event.reason)
            writer.member("unit", event.unit)
            writer.endObject()
        }
        writer.endArray()
    }

    private static func writeUnits(of scoring: ReviewScoring, to writer: inout JSONWriter) {
        let members = Dictionary(scoring.members.map { ($0.code, $0) }) { first, _ in first }
        writer.beginArray()
        for standing in scoring.answer.standings {
            guard let member = members[standing.unit.code] else { continue }
            writer.beginObject()
            writer.key("answer")
            scoring.answer.write(standing, to: &writer)
            writer.member("code", member.code)
            writer.member("name", member.name)
            writer.member("unit", member.unit)
            writer.endObject()
        }
        writer.endArray()
    }

    /// The writer's own text always has a canonical form: its keys differ and its numbers have no exponent.
    private static func canonical(_ text: [UInt8]) -> [UInt8] {
        do {
            return try CanonicalJSON.bytes(of: try JSONDocument(text).root)
        } catch {
            preconditionFailure("ThiDua wrote JSON that it cannot read: \(error)")
        }
    }

    /// Refuses what is not settled: no late unit is passed over in silence.
    private static func checkSettled(_ scoring: ReviewScoring) throws(Refusal) {
        let states = Dictionary(scoring.members.map { ($0.unit, $0.sheet) }) { first, _ in first }
        let disqualified = Set(scoring.disqualifications.map(\.unit))
        var places: [RefusedPlace] = []
        for standing in scoring.standings where !disqualified.contains(standing.unit) {
            if states[standing.unit] != .submitted {
                places.append(
                    RefusedPlace(
                        .notSubmitted,
                        unit: standing.unit,
                        vi: "Phiếu của \(standing.code) chưa nộp.",
                        en: "The sheet of \(standing.code) is not submitted."
                    )
                )
            }
            // Of a sheet that was never submitted every leaf is missing: the line above says so.
            for code in standing.missing where states[standing.unit] != .draft {
                places.append(
                    RefusedPlace(
                        .missingUnsettled,
                        unit: standing.unit,
                        criterion: code,
                        vi: "\(standing.code): tiêu chí \(code) chưa có kết quả và chưa được xử lý.",
                        en: "\(standing.code): criterion \(code) has no result and is not settled."
                    )
                )
            }
        }
        guard places.isEmpty else {
            throw Refusal(
                .missingUnsettled,
                vi: "Còn phiếu chưa nộp hoặc tiêu chí chưa có kết quả.",
                en: "There are sheets not submitted, or criteria without a result.",
                places: places
            )
        }
    }
}

extension Review {
    /// The review once it is published.
    ///
    /// - Throws: `wrongState` where it is not being appraised, or the document is another review's.
    package func published(as document: PublicationDocument) throws(Refusal) -> Review {
        guard document.review == id, state == .appraising else {
            throw Refusal(
                .wrongState,
                vi: "Chỉ công bố được ở bước bình xét.",
                en: "A review is published from appraising only."
            )
        }
        return moved(to: .published)
    }
}
