package import StrictJSON

extension ScoringAnswer {
    /// Writes the answer, unit by unit.
    ///
    /// - Parameters:
    ///   - writer: Where it goes.
    ///   - afterEachUnit: May drain the writer, so that ten thousand units never stand in memory as text.
    /// - Throws: What `afterEachUnit` throws.
    package func write<Failure: Error>(
        to writer: inout JSONWriter,
        afterEachUnit: (inout JSONWriter) throws(Failure) -> Void
    ) throws(Failure) {
        writer.beginObject()
        writer.key("units")
        writer.beginArray()
        for standing in standings {
            write(standing, to: &writer)
            try afterEachUnit(&writer)
        }
        writer.endArray()
        writer.endObject()
    }

    /// Writes a unit's member of the answer; without its sections and leaves where only the line of a list is wanted.
    func write(_ standing: Standing, to writer: inout JSONWriter, whole: Bool = true) {
        let score = standing.score
        writer.beginObject()
        writer.member("code", standing.unit.code)
        writer.key("rank")
        if let rank = standing.rank { writer.number(rank) } else { writer.null() }
        writer.member("points", score.points)
        writer.member("assignedMax", score.assignedMax)
        writer.member("bonus", score.bonus)
        writer.member("penalty", score.penalty)
        writer.member("total", score.total)
        writer.key("percent")
        writer.number { DecimalText.append(score.share.percentInTenThousandths, fractionDigits: 4, to: &$0) }
        writer.member("grade", score.grade)
        writer.member("eligible", score.isEligible)
        writer.member("complete", score.isComplete)
        writeMissing(standing, to: &writer)
        if whole {
            writeSections(standing, to: &writer)
            writeLeaves(standing, to: &writer)
        }
        writer.endObject()
    }

    private func writeMissing(_ standing: Standing, to writer: inout JSONWriter) {
        writer.key("missing")
        writer.beginArray()
        if !standing.score.isComplete {
            for (index, leaf) in document.scale.criteria.leaves.enumerated() {
                if case .missing = standing.unit.results[index] {
                    writer.string(document.scale.criteria.nodes[leaf.node].code.utf8)
                }
            }
        }
        writer.endArray()
    }

    private func writeSections(_ standing: Standing, to writer: inout JSONWriter) {
        writer.key("sections")
        writer.beginObject()
        for (index, node) in document.scale.criteria.nodes.enumerated() where node.leaf == nil {
            writer.key(node.code.utf8)
            writer.beginObject()
            writer.member("points", standing.score.nodes[index].points)
            writer.member("assignedMax", standing.score.nodes[index].assignedMax)
            writer.endObject()
        }
        writer.endObject()
    }

    private func writeLeaves(_ standing: Standing, to writer: inout JSONWriter) {
        writer.key("leaves")
        writer.beginObject()
        var because: [UInt8] = []
        for (index, leaf) in document.scale.criteria.leaves.enumerated() {
            guard let derivation = derivation(of: standing, leaf: index) else { continue }
            let points = standing.score.nodes[leaf.node].points
            writer.key(document.scale.criteria.nodes[leaf.node].code.utf8)
            writer.beginObject()
            writer.member("points", points)
            writer.key("because")
            because.removeAll(keepingCapacity: true)
            derivation.appendBecause(points, to: &because)
            writer.string(because)
            writer.endObject()
        }
        writer.endObject()
    }
}
