extension PostgresConnection {
    /// Somebody who listens to a channel.
    struct Subscriber {
        let channel: PostgresIdentifier
        let continuation: AsyncThrowingStream<PostgresNotification, any Error>.Continuation
    }

    /// Listens to a channel: from when this returns, no notification is missed while the connection lives.
    ///
    /// Use a connection for nothing else. Its thread sleeps on the socket, so a notification costs no polling and
    /// arrives at once; on a connection that is also used otherwise, it arrives between the calls. One round trip.
    ///
    /// A standby cannot listen. NOTIFY inside a busy transaction makes all commits of the server wait for each other.
    ///
    /// - Parameters:
    ///   - channel: The channel.
    ///   - limit: How many notifications may wait for the consumer; one more ends the sequence with `.unavailable`.
    /// - Returns: The notifications from now on.
    /// - Throws: What failed.
    public func listen(
        to channel: PostgresIdentifier,
        limit: Int = 10_000
    ) async throws(PostgresError) -> PostgresNotifications {
        let (stream, continuation) = AsyncThrowingStream.makeStream(
            of: PostgresNotification.self,
            bufferingPolicy: .bufferingOldest(limit)
        )
        let listen: PostgresQuery = "listen \(identifier: channel)"
        let report = try await send(Trip(queries: [listen.unprepared()], phase: .beforeCommit))
        if let failure = report.failure { throw failure }
        let number = (subscribers.keys.max() ?? 0) + 1
        subscribers[number] = Subscriber(channel: channel, continuation: continuation)
        continuation.onTermination = { [weak self] _ in
            Task { await self?.unsubscribe(number) }
        }
        return PostgresNotifications(stream: stream)
    }

    /// Hands out the notifications that have arrived.
    func deliverNotifications(of session: Session) {
        while let notification = session.nextNotification() {
            for subscriber in subscribers.values where subscriber.channel.name == notification.channel {
                if case .dropped = subscriber.continuation.yield(notification) {
                    let reason = "a consumer of notifications that keeps up"
                    subscriber.continuation.finish(throwing: PostgresError(.unavailable(reason)))
                }
            }
        }
    }

    /// Ends all subscriptions with the connection.
    func finishSubscribers(_ reason: PostgresError?) {
        for subscriber in subscribers.values {
            subscriber.continuation.finish(throwing: reason)
        }
        subscribers = [:]
    }

    private func unsubscribe(_ number: Int) async {
        guard let subscriber = subscribers.removeValue(forKey: number), !isClosed else { return }
        guard !subscribers.values.contains(where: { $0.channel == subscriber.channel }) else { return }
        let unlisten: PostgresQuery = "unlisten \(identifier: subscriber.channel)"
        // Should the connection be in a transaction now, the server goes on sending and nobody takes notice.
        _ = try? await send(Trip(queries: [unlisten.unprepared()], phase: .beforeCommit, isCleanup: true))
    }
}
