import Foundation
package import Logging
import StrictJSON

/// Writes each line of the log as one JSON object to standard error.
package struct JSONLogHandler: LogHandler {
    package var logLevel = Logger.Level.info
    package var metadata: Logger.Metadata = [:]
    private let label: String

    package init(label: String) {
        self.label = label
    }

    package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    package func log(event: LogEvent) {
        // What cannot be written is lost: there is nowhere left to say so.
        try? FileHandle.standardError.write(contentsOf: Data(line(event, at: Date())))
    }

    func line(_ event: LogEvent, at time: Date) -> [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        writer.member("time", time.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true)))
        writer.member("level", event.level)
        writer.member("logger", label)
        writer.member("message", event.message.description)
        // The framework's own id for a request gives way to ours.
        let all = metadata.merging(event.metadata ?? [:]) { $1 }.filter { $0.key != "hb.request.id" }
        for (key, value) in all.sorted(by: { $0.key < $1.key }) {
            writer.key(key)
            if case .stringConvertible(let number as any BinaryInteger) = value {
                writer.number { $0.append(contentsOf: String(number).utf8) }
            } else {
                writer.string(value.description)
            }
        }
        writer.endObject()
        writer.newline()
        return writer.bytes
    }
}
