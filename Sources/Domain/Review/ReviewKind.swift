/// What a scoring round is held for.
package enum ReviewKind: String, CaseIterable, Sendable {
    /// Sơ kết 6 tháng.
    case midYear
    /// Kiểm tra 9 tháng.
    case nineMonth
    /// Tổng kết năm.
    case annual
    case monthly, quarterly
}
