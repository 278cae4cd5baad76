import Testing

@Suite struct `Every rule turns a result into the points worked out by hand` {
    /// A rule, a unit's result for it, the points and the line that explains them.
    struct Case: CustomTestStringConvertible, Sendable {
        let rule: String
        let result: String
        let points: String
        let because: String
        var max = "10"
        var decimals = "2"
        var testDescription: String { "\(rule) of \(max): \(result) → \(points)" }
    }

    @Test(arguments: [
        Case(
            rule: #"{"kind":"direct"}"#,
            result: #"{"points":7.25}"#,
            points: "7.25",
            because: "chấm thẳng 7.25 → 7.25"
        ),
        Case(rule: #"{"kind":"direct"}"#, result: #"{"points":"0"}"#, points: "0", because: "chấm thẳng 0 → 0"),
        Case(
            rule: #"{"kind":"direct"}"#,
            result: #"{"points":7.25}"#,
            points: "7.3",
            because: "chấm thẳng 7.25 → 7.3",
            decimals: "1"
        ),
        Case(rule: #"{"kind":"passFail"}"#, result: #"{"achieved":true}"#, points: "10", because: "đạt → 10"),
        Case(rule: #"{"kind":"passFail"}"#, result: #"{"achieved":false}"#, points: "0", because: "không đạt → 0"),
        Case(
            rule: #"{"kind":"choice","options":[{"code":"a","points":10},{"code":"b","points":4.5}]}"#,
            result: #"{"choice":"b"}"#,
            points: "4.5",
            because: "chọn “b” → 4.5"
        ),
    ])
    func `direct, pass or fail, and choice`(_ the: Case) throws { try check(the) }

    @Test(arguments: [
        Case(
            rule: #"{"kind":"proportional","target":100}"#,
            result: #"{"actual":92}"#,
            points: "46",
            because: "50·92/100 = 46",
            max: "50"
        ),
        Case(
            rule: #"{"kind":"proportional","target":3}"#,
            result: #"{"actual":2}"#,
            points: "6.67",
            because: "10·2/3 ≈ 6.67"
        ),
        Case(
            rule: #"{"kind":"proportional"}"#,
            result: #"{"actual":130,"target":100}"#,
            points: "10",
            because: "đạt chỉ tiêu: 130 ≥ 100 → 10"
        ),
        Case(
            rule: #"{"kind":"proportional","target":100}"#,
            result: #"{"actual":30,"target":40}"#,
            points: "7.5",
            because: "10·30/40 = 7.5"
        ),
        Case(
            rule: #"{"kind":"proportional","target":0}"#,
            result: #"{"actual":0}"#,
            points: "10",
            because: "đạt chỉ tiêu: 0 ≥ 0 → 10"
        ),
        Case(
            rule: #"{"kind":"proportional","target":90}"#,
            result: #"{"actual":{"part":2,"whole":3}}"#,
            points: "7.41",
            because: "10·(100·2/3)/90 ≈ 7.41"
        ),
        Case(
            rule: #"{"kind":"proportional","direction":"lower","target":4}"#,
            result: #"{"actual":5}"#,
            points: "8",
            because: "10·4/5 = 8"
        ),
        Case(
            rule: #"{"kind":"proportional","direction":"lower","target":4}"#,
            result: #"{"actual":4}"#,
            points: "10",
            because: "đạt chỉ tiêu: 4 ≤ 4 → 10"
        ),
        Case(
            rule: #"{"kind":"proportional","direction":"lower","target":0}"#,
            result: #"{"actual":0}"#,
            points: "10",
            because: "đạt chỉ tiêu: 0 ≤ 0 → 10"
        ),
        Case(
            rule: #"{"kind":"proportional","direction":"lower","target":0}"#,
            result: #"{"actual":1}"#,
            points: "0",
            because: "không đạt chỉ tiêu: 1 > 0 → 0"
        ),
    ])
    func `proportional to a target`(_ the: Case) throws { try check(the) }

    @Test(arguments: [
        ("79.999999", "0", "79.999999 dưới mọi mức → 0"), ("80", "5", "80 ≥ 80 → 5"), ("90", "10", "90 ≥ 90 → 10"),
        ("1000", "10", "1000 ≥ 90 → 10"),
    ])
    func `bands go by the highest threshold reached, in whatever order they stand`(
        actual: String,
        points: String,
        because: String
    ) throws {
        let rule = #"{"kind":"bands","bands":[{"atLeast":90,"points":10},{"atLeast":80,"points":5}],"target":0}"#
        try check(Case(rule: rule, result: #"{"actual":\#(actual),"target":0}"#, points: points, because: because))
    }

    @Test(arguments: 1...6) func `every one of many bands is found`(count: Int) throws {
        let bands = (1...count).map { #"{"atLeast":\#($0 * 10),"points":\#($0)}"# }.joined(separator: ",")
        for value in stride(from: 5, through: count * 10 + 5, by: 5) {
            let document = oneLeaf(
                rule: #"{"kind":"bands","bands":[\#(bands)]}"#,
                results: [#"{"actual":\#(value)}"#]
            )
            #expect(try ScoredDocument(document).points("A", "L") == "\(value / 10)")
        }
    }

    @Test func `bands may go by attainment`() throws {
        let rule = #"{"kind":"bands","on":"attainment","bands":[{"atLeast":80,"points":5}],"target":50}"#
        try check(Case(rule: rule, result: #"{"actual":40}"#, points: "5", because: "100·40/50 ≥ 80 → 5"))
        try check(Case(rule: rule, result: #"{"actual":39.9}"#, points: "0", because: "100·39.9/50 dưới mọi mức → 0"))
        let rate = #"{"actual":{"part":1,"whole":3},"target":50}"#
        try check(Case(rule: rule, result: rate, points: "0", because: "100·(100·1/3)/50 dưới mọi mức → 0"))
    }

    @Test(arguments: [
        (#""perMerit":2.5"#, 3, 0, "5", "0 + 3·2.5 − 0·0, trong khoảng 0…5 → 5"),
        (#""perMerit":0.5"#, 7, 0, "3.5", "0 + 7·0.5 − 0·0 = 3.5"),
        (#""perMerit":0.5,"perFault":1"#, 6, 2, "1", "0 + 6·0.5 − 2·1 = 1"),
        (#""perFault":1"#, 0, 2, "0", "0 + 0·0 − 2·1, trong khoảng 0…5 → 0"),
        (#""base":5,"perFault":2,"floor":-3"#, 0, 3, "-1", "5 + 0·0 − 3·2 = -1"),
        (#""base":5,"perFault":2,"floor":-3"#, 0, 9, "-3", "5 + 0·0 − 9·2, trong khoảng -3…5 → -3"),
        (#""perMerit":999999999.99"#, 999_999_999, 0, "5", "0 + 999999999·999999999.99 − 0·0, trong khoảng 0…5 → 5"),
    ])
    func `a tally is held between its floor and the maximum`(
        parameters: String,
        merits: Int,
        faults: Int,
        points: String,
        because: String
    ) throws {
        let result = #"{"merits":\#(merits),"faults":\#(faults)}"#
        let rule = #"{"kind":"tally",\#(parameters)}"#
        try check(Case(rule: rule, result: result, points: points, because: because, max: "5"))
    }

    @Test func `all targets must hold`() throws {
        let rule = #"""
            {"kind":"targets","all":[{"measure":"án","op":">=","value":75},{"measure":"án nghiêm trọng","op":">","value":90}]}
            """#
        let result = { (a: String, b: String) in #"{"measures":{"án":\#(a),"án nghiêm trọng":\#(b)}}"# }
        try check(
            Case(
                rule: rule,
                result: result("75", "90.000001"),
                points: "10",
                because: "án: 75 >= 75 đạt; án nghiêm trọng: 90.000001 > 90 đạt → 10"
            )
        )
        try check(
            Case(
                rule: rule,
                result: result(#"{"part":3,"whole":4}"#, #"{"now":90,"before":0}"#),
                points: "0",
                because: "án: (100·3/4) >= 75 đạt; án nghiêm trọng: 90 > 90 không đạt → 0"
            )
        )
    }

    @Test(arguments: [
        ("95", "100", "10"), ("95.000001", "100", "0"), ("0", "0", "0"), ("1", "0", "0"), ("0", "100", "10"),
        (#"{"part":1,"whole":3}"#, #"{"part":1,"whole":2}"#, "10"),
    ])
    func `a change is compared with the value before`(now: String, before: String, points: String) throws {
        let rule = #"{"kind":"targets","all":[{"measure":"m","op":"<=","value":-5,"of":"changePercent"}]}"#
        let result = #"{"measures":{"m":{"now":\#(now),"before":\#(before)}}}"#
        #expect(try ScoredDocument(oneLeaf(rule: rule, results: [result])).points("A", "L") == points)
    }

    @Test func `a change from nothing to nothing is a change of 0, from nothing to something holds no condition`()
        throws
    {
        for comparator in [">=", "<=", "="] {
            let rule =
                #"{"kind":"targets","all":[{"measure":"m","op":"\#(comparator)","value":0,"of":"changePercent"}]}"#
            let scored = try ScoredDocument(
                oneLeaf(
                    rule: rule,
                    results: [#"{"measures":{"m":{"now":0,"before":0}}}"#, #"{"measures":{"m":{"now":1,"before":0}}}"#]
                )
            )
            #expect(scored.points("A", "L") == "10")
            #expect(scored.points("B", "L") == "0")
        }
    }

    @Test(arguments: [("full", "10"), ("zero", "0")])
    func `where nothing arose the rule says what is earned`(whenNone: String, points: String) throws {
        let rule = #"{"kind":"proportional","target":5,"whenNone":"\#(whenNone)"}"#
        try check(
            Case(rule: rule, result: #"{"none":true}"#, points: points, because: "không phát sinh → \(points)")
        )
    }

    @Test(arguments: [
        #"{"kind":"direct"}"#, #"{"kind":"passFail"}"#, #"{"kind":"relativeToLeader","target":1}"#,
        #"{"kind":"tally","perMerit":1}"#,
    ])
    func `people may set the points of any rule`(rule: String) throws {
        try check(Case(rule: rule, result: #"{"awarded":3.5}"#, points: "3.5", because: "điểm ấn định 3.5 → 3.5"))
        try check(
            Case(rule: rule, result: #"{"awarded":3.5}"#, points: "4", because: "điểm ấn định 3.5 → 4", decimals: "0")
        )
    }

    private func check(_ the: Case, location: SourceLocation = #_sourceLocation) throws {
        let document = oneLeaf(max: the.max, rule: the.rule, results: [the.result], rounding: the.decimals)
        let scored = try ScoredDocument(document)
        #expect(scored.points("A", "L") == the.points, sourceLocation: location)
        #expect(scored.because("A", "L") == the.because, sourceLocation: location)
    }
}
