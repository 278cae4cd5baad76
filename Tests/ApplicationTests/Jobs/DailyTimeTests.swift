import Application
import Domain
import Foundation
import Testing

@Suite struct `A time of the day at which a job becomes due` {
    @Test(arguments: ["02:00", "00:00", "23:59"]) func `is written HH:MM`(text: String) throws {
        #expect(try #require(DailyTime(text)).description == text)
    }

    @Test(arguments: ["", "2:00", "24:00", "02:60", "02.00", "02:00:00", "-1:00", "٠٢:٠٠"])
    func `is written in no other way`(text: String) {
        #expect(DailyTime(text) == nil)
    }

    @Test(arguments: [
        // Two in the morning in Việt Nam is seven in the evening before, UTC.
        ("2026-11-20T18:59:59Z", "2026-11-20", "2026-11-20T19:00:00Z"),
        ("2026-11-20T19:00:00Z", "2026-11-21", "2026-11-21T19:00:00Z"),
        ("2026-11-21T16:59:59Z", "2026-11-21", "2026-11-21T19:00:00Z"),
        // The day has changed there, and the hour has not come.
        ("2026-11-21T17:00:00Z", "2026-11-21", "2026-11-21T19:00:00Z"),
        ("2028-02-28T19:00:00Z", "2028-02-29", "2028-02-29T19:00:00Z"),
        ("1969-12-31T18:00:00Z", "1969-12-31", "1969-12-31T19:00:00Z"),
    ])
    func `makes a day due when it comes, and says when the next one is`(now: String, due: String, next: String) throws {
        let time = try #require(DailyTime("02:00"))
        let (now, next) = (try instant(now), try instant(next))
        #expect(time.due(at: now, done: nil) == Day(due))
        #expect(time.next(after: now) == next)
    }

    @Test func `is done once, and of what was missed the last day alone is caught up on`() throws {
        let time = try #require(DailyTime("02:00"))
        let now = try instant("2026-11-21T03:00:00Z")
        #expect(time.due(at: now, done: Day("2026-11-21")) == nil)
        #expect(time.due(at: now, done: Day("2026-11-20")) == Day("2026-11-21"))
        #expect(time.due(at: now, done: Day("2026-10-01")) == Day("2026-11-21"))
        #expect(time.due(at: now, done: Day("2026-11-22")) == nil, "a clock that was set back repeats nothing")
    }

    @Test func `holds for every minute of a day: it is due from its own on, and next is within a day`() throws {
        for minute in stride(from: 0, to: 24 * 60, by: 7) {
            let text = String(format: "%02d:%02d", minute / 60, minute % 60)
            let time = try #require(DailyTime(text))
            let begin = time.next(after: try instant("2026-11-20T00:00:00Z"))
            let day = try #require(time.due(at: begin, done: nil))
            #expect(DailyTime.day(at: begin) == day)
            let before = Instant(microsecondsSince1970: begin.microsecondsSince1970 - 1)
            let dayBefore = try #require(time.due(at: before, done: nil))
            #expect(dayBefore.daysSince1970 == day.daysSince1970 - 1)
            #expect(time.next(after: before) == begin)
            #expect(time.next(after: begin) == begin + .seconds(86_400))
        }
    }
}

/// An instant of a test.
func instant(_ text: String) throws -> Instant {
    let date = try Date(text, strategy: .iso8601)
    return Instant(microsecondsSince1970: Int64(date.timeIntervalSince1970 * 1_000_000))
}
