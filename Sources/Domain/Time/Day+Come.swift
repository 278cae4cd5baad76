extension Day {
    /// Refuses a day on which something is said to have happened, and which has not come.
    ///
    /// - Parameter today: The day of the recording.
    /// - Throws: `dayToCome`.
    func checkCome(by today: Day) throws(Refusal) {
        guard self > today else { return }
        throw Refusal(.dayToCome, vi: "Ngày \(self) chưa đến.", en: "\(self) has not come.")
    }
}
