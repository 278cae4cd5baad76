import Application
import HTTP
import HTTPTypes
import Hummingbird
import NIOCore
import StrictJSON

/// What load balancers and monitoring ask.
struct HealthController {
    static let operations = [
        Operation(
            method: .get,
            path: "/healthz",
            id: "health",
            summary: Wording(vi: "Tiến trình đang chạy", en: "The process is alive"),
            answers: .media("application/json")
        ),
        Operation(
            method: .get,
            path: "/readyz",
            id: "readiness",
            summary: Wording(vi: "Máy chủ phục vụ được", en: "The server can serve"),
            answers: .media("application/json"),
            problems: [.unavailable]
        ),
        Operation(
            method: .get,
            path: "/metrics",
            id: "metrics",
            summary: Wording(vi: "Số đo dạng Prometheus", en: "Measurements in Prometheus' text format"),
            answers: .media("text/plain")
        ),
    ]

    let readiness: Readiness
    let metrics: RequestMetrics
    let jobs: JobMetrics

    func addRoutes(to router: Router<AppRequestContext>) {
        router.get("/healthz", use: health)
        router.get("/readyz", use: ready)
        router.get("/metrics", use: measurements)
    }

    @Sendable private func health(_ request: Request, context: AppRequestContext) -> Response {
        Response(json: Array(#"{"status":"ok"}"#.utf8))
    }

    @Sendable private func ready(_ request: Request, context: AppRequestContext) async throws -> Response {
        try await readiness.check()
        return Response(json: Array(#"{"status":"ready"}"#.utf8))
    }

    @Sendable private func measurements(_ request: Request, context: AppRequestContext) -> Response {
        Response(
            status: .ok,
            headers: [.contentType: "text/plain; version=0.0.4; charset=utf-8", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: metrics.text + jobs.text))
        )
    }
}
