import Testing

/// The tests that start servers of their own: one after the other, since each start needs the whole machine for a
/// moment.
///
/// A hanging wait ends with the time limit.
@Suite(.serialized, .timeLimit(.minutes(2))) struct RunningServers {}
