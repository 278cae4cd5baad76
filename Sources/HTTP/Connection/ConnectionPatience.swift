package import NIOCore
package import NIOHTTPTypes

/// Closes a connection whose client keeps the server waiting: for its first request, for the rest of a body after the
/// answer, or by taking nothing of an answer.
///
/// A connection that is idle between requests is the server's own to close; a body before the answer has the request's
/// deadline. Used on the connection's event loop alone.
package final class ConnectionPatience: ChannelDuplexHandler, RemovableChannelHandler {
    package typealias InboundIn = HTTPRequestPart
    package typealias InboundOut = HTTPRequestPart
    package typealias OutboundIn = HTTPResponsePart
    package typealias OutboundOut = HTTPResponsePart

    private let headLimit: TimeAmount
    private let bodyLimit: TimeAmount
    private let takingLimit: TimeAmount
    private var isBodyComing = false
    private var close: Scheduled<Void>?
    /// While what was written waits for the client.
    private var closeUntaken: Scheduled<Void>?

    /// - Parameters:
    ///   - headLimit: From the connection to the end of its first request's head.
    ///   - bodyLimit: From the end of an answer to the end of the request's body.
    ///   - takingLimit: As long as the connection's buffer is full: who downloads slowly empties it now and then.
    package init(
        headLimit: TimeAmount = .seconds(10),
        bodyLimit: TimeAmount = .seconds(5),
        takingLimit: TimeAmount = .seconds(60)
    ) {
        self.headLimit = headLimit
        self.bodyLimit = bodyLimit
        self.takingLimit = takingLimit
    }

    package func handlerAdded(context: ChannelHandlerContext) {
        if context.channel.isActive { closeLater(headLimit, context) }
    }

    package func handlerRemoved(context: ChannelHandlerContext) {
        close?.cancel()
        closeUntaken?.cancel()
    }

    package func channelActive(context: ChannelHandlerContext) {
        closeLater(headLimit, context)
        context.fireChannelActive()
    }

    package func channelInactive(context: ChannelHandlerContext) {
        close?.cancel()
        closeUntaken?.cancel()
        context.fireChannelInactive()
    }

    package func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head:
            close?.cancel()
            isBodyComing = true
        case .body: break
        case .end:
            close?.cancel()
            isBodyComing = false
        }
        context.fireChannelRead(data)
    }

    package func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        if case .end = unwrapOutboundIn(data), isBodyComing { closeLater(bodyLimit, context) }
        context.write(data, promise: promise)
    }

    package func channelWritabilityChanged(context: ChannelHandlerContext) {
        closeUntaken?.cancel()
        let channel = context.channel
        if !channel.isWritable {
            closeUntaken = context.eventLoop.scheduleTask(in: takingLimit) { channel.close(promise: nil) }
        }
        context.fireChannelWritabilityChanged()
    }

    private func closeLater(_ limit: TimeAmount, _ context: ChannelHandlerContext) {
        close?.cancel()
        let channel = context.channel
        close = context.eventLoop.scheduleTask(in: limit) { channel.close(promise: nil) }
    }
}

@available(*, unavailable)
extension ConnectionPatience: Sendable {}
