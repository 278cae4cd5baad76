import Synchronization

/// Counts of what was asked and answered, in Prometheus' text format 0.0.4.
package final class RequestMetrics: Sendable {
    /// Upper bounds of the duration histogram in microseconds.
    private static let bounds: [Int64] = [
        1_000, 5_000, 10_000, 25_000, 50_000, 100_000, 250_000, 500_000, 1_000_000, 2_500_000, 5_000_000, 10_000_000,
    ]

    private struct Key: Hashable {
        let route: String
        let method: String
        let status: Int
    }

    private struct Series {
        var count = 0
        var microseconds: Int64 = 0
        /// Requests within each of `bounds`, not cumulated.
        var buckets = [Int](repeating: 0, count: RequestMetrics.bounds.count)
    }

    private struct State {
        var inFlight = 0
        var series: [Key: Series] = [:]
    }

    private let state = Mutex(State())

    package init() {}

    /// A request has come in.
    package func begin() {
        state.withLock { $0.inFlight += 1 }
    }

    /// A request was answered to its last byte.
    ///
    /// - Parameters:
    ///   - route: The route's template: a closed set.
    ///   - method: The method's name, of a closed set too.
    ///   - status: The answer's status code.
    ///   - microseconds: From the head of the request to the end of the answer.
    package func end(route: String, method: String, status: Int, microseconds: Int64) {
        state.withLock { state in
            state.inFlight -= 1
            var series = state.series[Key(route: route, method: method, status: status)] ?? Series()
            series.count += 1
            series.microseconds += microseconds
            if let bucket = Self.bounds.firstIndex(where: { microseconds <= $0 }) { series.buckets[bucket] += 1 }
            state.series[Key(route: route, method: method, status: status)] = series
        }
    }

    /// All counts as text, in a stable order.
    package var text: String {
        let state = state.withLock { $0 }
        let ordered = state.series.sorted {
            ($0.key.route, $0.key.method, $0.key.status) < ($1.key.route, $1.key.method, $1.key.status)
        }
        var text = """
            # HELP thidua_http_requests_in_flight Requests that are being answered.
            # TYPE thidua_http_requests_in_flight gauge
            thidua_http_requests_in_flight \(state.inFlight)
            # HELP thidua_http_request_duration_seconds Time from a request's head to the end of its answer.
            # TYPE thidua_http_request_duration_seconds histogram

            """
        for (key, series) in ordered {
            let labels = #"route="\#(key.route)",method="\#(key.method)",status="\#(key.status)""#
            var within = 0
            for (bound, count) in zip(Self.bounds, series.buckets) {
                within += count
                text +=
                    "thidua_http_request_duration_seconds_bucket{\(labels),le=\"\(Self.seconds(bound))\"} \(within)\n"
            }
            text += "thidua_http_request_duration_seconds_bucket{\(labels),le=\"+Inf\"} \(series.count)\n"
            text += "thidua_http_request_duration_seconds_sum{\(labels)} \(Self.seconds(series.microseconds))\n"
            text += "thidua_http_request_duration_seconds_count{\(labels)} \(series.count)\n"
        }
        text += """
            # HELP thidua_http_requests_total Requests answered.
            # TYPE thidua_http_requests_total counter

            """
        for (key, series) in ordered {
            let labels = #"route="\#(key.route)",method="\#(key.method)",status="\#(key.status)""#
            text += "thidua_http_requests_total{\(labels)} \(series.count)\n"
        }
        return text
    }

    private static func seconds(_ microseconds: Int64) -> Double { Double(microseconds) / 1_000_000 }
}
