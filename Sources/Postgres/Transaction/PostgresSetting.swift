/// A setting that holds until the end of one transaction, as `SET LOCAL` makes it.
///
/// Afterwards a custom setting reads as the empty text and not as null: write
/// `nullif(current_setting('app.account', true), '')`.
public struct PostgresSetting: Sendable {
    /// The setting's name, such as `app.account` or `lock_timeout`.
    public let name: String
    /// Its value.
    ///
    /// Sent as a parameter, never as text of the statement.
    public let value: String

    /// A setting.
    ///
    /// - Parameters:
    ///   - name: The setting's name.
    ///   - value: Its value.
    public init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}

extension PostgresQuery {
    /// One statement that makes all settings; nil when there is none to make.
    static func settings(_ settings: [PostgresSetting], access: PostgresAccess) -> PostgresQuery? {
        guard access == .readOnly || !settings.isEmpty else { return nil }
        var text = StringInterpolation(literalCapacity: 0, interpolationCount: settings.count * 2)
        text.appendLiteral(access == .readOnly ? "select set_config('transaction_read_only', 'on', true)" : "select")
        for (index, setting) in settings.enumerated() {
            text.appendLiteral(index == 0 && access == .readWrite ? " set_config(" : ", set_config(")
            text.appendInterpolation(setting.name)
            text.appendLiteral(", ")
            text.appendInterpolation(setting.value)
            text.appendLiteral(", true)")
        }
        return PostgresQuery(stringInterpolation: text)
    }
}
