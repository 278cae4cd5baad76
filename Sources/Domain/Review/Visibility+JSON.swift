import StrictJSON

extension VisibilityPolicy {
    /// The policy, whole, in canonical JSON: as it is kept.
    package var json: String {
        var writer = JSONWriter()
        writer.beginObject()
        for subject in Subject.allCases.sorted(by: { $0.rawValue < $1.rawValue }) {
            writer.key(subject.rawValue)
            writer.beginObject()
            writer.key("members")
            writer.string(self[subject].members.rawValue)
            writer.key("own")
            writer.string(self[subject].own.rawValue)
            writer.endObject()
        }
        writer.endObject()
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}
