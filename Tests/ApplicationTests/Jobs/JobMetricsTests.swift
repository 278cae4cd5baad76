import Application
import Testing

@Suite struct `The numbers of a job` {
    @Test func `are shown before it has ever run, and are not lost by being shown again`() {
        let metrics = JobMetrics()
        metrics.add("export-rankings")
        #expect(metrics.series.map(\.job) == ["export-rankings"])
        #expect(metrics.series.map(\.series.failures) == [0])
        metrics.observe("export-rankings", .databaseFailed("x"))
        metrics.add("export-rankings")
        #expect(metrics.series.map(\.series.failures) == [0])
    }
}
