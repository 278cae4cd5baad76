package import Application

extension JobMetrics {
    /// All numbers in Prometheus' text format 0.0.4, in a stable order; of a job that never succeeded there is no time.
    package var text: String {
        let series = series
        var text = """
            # HELP thidua_job_last_success_timestamp_seconds When the job last succeeded, on whichever server.
            # TYPE thidua_job_last_success_timestamp_seconds gauge

            """
        for (job, series) in series {
            guard let instant = series.lastSuccess else { continue }
            text += "thidua_job_last_success_timestamp_seconds{job=\"\(job)\"} \(instant.secondsSince1970)\n"
        }
        text += """
            # HELP thidua_job_failures_total How often the job has failed on this server.
            # TYPE thidua_job_failures_total counter

            """
        for (job, series) in series { text += "thidua_job_failures_total{job=\"\(job)\"} \(series.failures)\n" }
        return text
    }
}

extension Instant {
    /// With three decimals.
    fileprivate var secondsSince1970: String {
        let milliseconds = microsecondsSince1970 / 1_000
        let fraction = String(milliseconds % 1_000)
        return "\(milliseconds / 1_000).\(String(repeating: "0", count: 3 - fraction.count))\(fraction)"
    }
}
