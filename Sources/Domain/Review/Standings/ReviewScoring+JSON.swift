import StrictJSON

extension ReviewScoring {
    /// Each unit's member of the answer in JSON, in the answer's order.
    ///
    /// - Parameter whole: With its sections and leaves, or without.
    /// - Returns: One object a unit, in UTF-8.
    package func lines(whole: Bool) -> [[UInt8]] {
        answer.standings.map { standing in
            var writer = JSONWriter()
            answer.write(standing, to: &writer, whole: whole)
            return writer.bytes
        }
    }
}
