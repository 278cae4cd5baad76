import HTTP
import HTTPTypes
import HummingbirdTesting

/// What an answer shows: all of it that depends on what is stored, so without the id of the request.
struct Seen: Hashable, CustomStringConvertible {
    let status: Int
    let tag: String?
    let text: String

    init(_ answer: TestResponse) {
        status = Int(answer.status.code)
        tag = answer.headers[.eTag]
        text = answer.headers[.requestID].map { answer.text.replacing($0, with: "") } ?? answer.text
    }

    var description: String { "\(status) \(tag ?? "-") \(text)" }
}
