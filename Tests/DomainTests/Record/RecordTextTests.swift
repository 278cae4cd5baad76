import Domain
import Testing

@Suite struct `The text of a record` {
    @Test func `has targets as an agreement has them, and days in order`() throws {
        let movement: Movement = try RecordHouse.text(RecordHouse.movement)
        let amount = try #require(movement.targets.first?.amount)
        #expect(amount.value == Measure(millionths: 75_500_000))
        #expect(amount.unitOfMeasure == "%")
        let wrong = #"""
            {"kind":"party","title":"","from":"2026-02-30","to":"2026-01-01",
             "targets":[{"text":"x","op":">="}],"references":["x"]}
            """#
        #expect(
            try Set(RecordHouse.problems(wrong, Movement.self))
                == ["/kind", "/title", "/from", "/targets/0", "/references/0"]
        )
        let backwards = RecordHouse.movement.replacing("2026-08-19", with: "2026-05-18")
        #expect(try RecordHouse.problems(backwards, Movement.self) == ["/to"])
    }

    @Test func `of an activity has days or a month, and money to the đồng and below`() throws {
        let activity: Activity = try RecordHouse.text(RecordHouse.activity)
        #expect(activity.outcome?.money == Measure(millionths: 1_500_000_750_000))
        let both = #"{"kind":"visit","title":"x","from":"2026-01-01","to":"2026-01-02","month":"2026-01"}"#
        #expect(try RecordHouse.problems(both, Activity.self) == ["/month"])
        #expect(
            try RecordHouse.problems(#"{"kind":"visit","title":"x","month":"2026-13"}"#, Activity.self) == ["/month"]
        )
        let empty = #"""
            {"kind":"charity","title":"x","outcome":{"from":"2026-01-01","to":"2026-01-01","gifts":[{"beneficiary":"A"}]}}
            """#
        #expect(try RecordHouse.problems(empty, Activity.self) == ["/outcome/gifts/0"])
        let events = #"""
            {"kind":"charity","title":"x","outcome":{"from":"2026-01-01","to":"2026-01-01",
             "events":[{"name":"Cờ","results":[]}]}}
            """#
        #expect(try RecordHouse.problems(events, Activity.self) == ["/outcome"])
    }

    @Test func `of an exemplar has of a person name, rank and position, and nothing else`() throws {
        let born = #"{"kind":"person","name":"A","birthday":"1990-01-01"}"#
        #expect(try RecordHouse.problems(born, Exemplar.self) == ["/birthday"])
        let ranked = #"{"kind":"collective","name":"Đội 1","rank":"Đại úy"}"#
        #expect(try RecordHouse.problems(ranked, Exemplar.self) == ["/rank"])
    }
}
