import HTTPTypes
import Hummingbird
import NIOCore

extension Response {
    /// A good answer that is not to be cached.
    init(json bytes: [UInt8]) {
        self.init(
            status: .ok,
            headers: [.contentType: "application/json", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes))
        )
    }
}
