import StrictJSON

extension VisibilityPolicy {
    /// The policy, whole, in canonical JSON: as it is kept.
    package var json: String {
        var writer = JSONWriter()
        writer.beginObject()
        for subject in Subject.allCases.sorted(by: { $0.rawValue < $1.rawValue }) {
            writer.key(subject.rawValue)
            writer.beginObject()
            writer.member("members", self[subject].members)
            writer.member("own", self[subject].own)
            writer.endObject()
        }
        writer.endObject()
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}
