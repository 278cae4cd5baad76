import Domain
import StrictJSON

extension RankingLine {
    /// The line as live standings have it: the unit's member of the answer without sections and leaves, in JSON.
    package var summary: [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        writer.member("code", code)
        writer.member("rank", rank)
        writer.member("points", points)
        writer.member("assignedMax", assignedMax)
        writer.member("bonus", bonus)
        writer.member("penalty", penalty)
        writer.member("total", total)
        writer.member("percent", percent)
        writer.member("grade", grade)
        writer.member("eligible", isEligible)
        writer.member("complete", isComplete)
        writer.member("missing", missing)
        writer.endObject()
        return writer.bytes
    }
}
