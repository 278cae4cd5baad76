import Application
import Crypto
import Domain
import Foundation
import HTTP
import HTTPTypes
import HummingbirdTesting
import Postgres
import Repository
import StrictJSON
import TestSupport
import Testing

/// Everything that a cluster does in a season, by requests alone: nothing is in the database but the ministry.
@Suite(.database(.migrated)) struct `A cluster's whole path over HTTP` {
    @Test(.timeLimit(.minutes(5)), arguments: [Year.work, .school])
    func `leads from an empty province to a published ranking, its exported files, and the next season`(
        _ year: Year
    ) async throws {
        try await WholePath.open(year) { path in
            try await path.make()
            try await path.agree()
            let review = try await path.score()
            try await path.assess(review)
            try await path.publish(review)
            try await path.export(review)
            try await path.handOver()
        }
    }
}

/// What the season goes by.
enum Year: String, Sendable {
    /// Eighty years long: whatever day it is, it is within.
    case work = "workYear"
    /// From August to July, the one that today is in.
    case school = "schoolYear"

    /// The first day of the season, and of the next two.
    var days: (first: String, next: String, after: String) {
        guard self == .school else { return ("2020-01-01", "2100-01-01", "2101-01-01") }
        let today = Day(microsecondsSince1970: Int64(Date().timeIntervalSince1970 * 1_000_000)).description
        let year = (Int(today.prefix(4)) ?? 0) - (today.dropFirst(5).prefix(2) < "08" ? 1 : 0)
        return ("\(year)-08-01", "\(year + 1)-08-01", "\(year + 2)-08-01")
    }

    /// A day that has come, and is no earlier than units sign for the season.
    var signedOn: String { self == .school ? days.first : "2026-01-05" }
}

/// A province of three units, made over HTTP, and the people who carry its cluster through the season.
private actor WholePath {
    private static let scale = #"""
        {"criteria":[{"code":"I","title":"Nhiệm vụ","max":20,"children":[
         {"code":"I.1","title":"Khám phá án","max":10,"rule":{"kind":"relativeToLeader"}},
         {"code":"I.2","title":"Chấm thẳng","max":10,"rule":{"kind":"direct"}}]},
         {"code":"II","title":"Xây dựng lực lượng","max":5,"rule":{"kind":"passFail"}}]}
        """#

    private let house: OrganisationHouse
    private let year: Year
    private var units: [String: String] = [:]
    private var tokens: [String: String] = [:]
    private var season = ""
    private var clusterSeason = ""

    private init(_ house: OrganisationHouse, _ year: Year) {
        self.house = house
        self.year = year
    }

    static func open(_ year: Year, _ body: @escaping @Sendable (WholePath) async throws -> Void) async throws {
        try await OrganisationHouse.open { house in try await body(WholePath(house, year)) }
    }

    fileprivate func send(
        _ method: HTTPRequest.Method,
        _ path: String,
        as name: String,
        _ json: String? = nil,
        match: String? = nil
    ) async throws -> TestResponse {
        var fields = HTTPFields.bearer(try #require(tokens[name], "\(name)"))
        if method != .get, let key = HTTPField.Name("Idempotency-Key") { fields[key] = UUID().uuidString }
        if let match { fields[.ifMatch] = match }
        return try await house.review.house.client.send(
            method,
            "/api/v1\(path)",
            json.map { Array($0.utf8) },
            fields
        )
    }

    /// Sends what changes something, seen as it is now, and holds the answer to its status.
    @discardableResult
    private func change(
        _ method: HTTPRequest.Method = .post,
        _ path: String,
        as name: String,
        _ json: String? = nil,
        seen: String? = nil,
        _ status: HTTPResponse.Status = .ok
    ) async throws -> TestResponse {
        var tag: String?
        if let seen { tag = try await send(.get, seen, as: name).headers[.eTag] }
        let answer = try await send(method, path, as: name, json, match: tag)
        #expect(answer.status == status, "\(name) \(path): \(answer.text)")
        return answer
    }

    // MARK: Units, people, cluster

    func make() async throws {
        let province = try await house.makeUnit("CAT", "Công an tỉnh", below: house.unit("ministry"))
        for code in ["P1", "P2", "P3"] {
            units[code] = try await house.makeUnit(code, "Phòng \(code)", below: province)
        }
        try await hire("office", of: province, ["managingOfficer"])
        for (code, unit) in units.sorted(by: { $0.key < $1.key }) {
            try await hire("officer \(code)", of: unit, ["officer"])
            try await hire("head \(code)", of: unit, ["head"])
        }
        season = try await house.make(
            "/seasons",
            as: "office ministry",
            season(named: "\(house.run)", from: year.days.first, to: year.days.next)
        )
        let block = try await id(
            of: change(
                .post,
                "/blocks",
                as: "office",
                #"{"managingUnit":"\#(province)","name":"Khối các đơn vị"}"#,
                .created
            )
        )
        let cluster = try await id(
            of: change(
                .post,
                "/clusters",
                as: "office",
                #"{"managingUnit":"\#(province)","block":"\#(block)","number":1,"from":"2020-01-01"}"#,
                .created
            )
        )
        let members = units.values.sorted().map { #"{"unit":"\#($0)"}"# }.joined(separator: ",")
        clusterSeason = try await id(
            of: change(
                .post,
                "/cluster-seasons",
                as: "office",
                #"{"season":"\#(season)","cluster":"\#(cluster)","members":[\#(members)],"lead":"\#(unit("P1"))"}"#,
                .created
            )
        )
    }

    private func season(named name: String, from: String, to: String) -> String {
        #"{"kind":"\#(year.rawValue)","name":"\#(name)","from":"\#(from)","to":"\#(to)"}"#
    }

    /// Makes an account, whose holder signs in by the code and chooses a password.
    private func hire(_ name: String, of unit: String, _ functions: [String]) async throws {
        let login = "\(house.run).\(name.replacing(" ", with: ".").lowercased())"
        let held = functions.map { #"{"function":"\#($0)"}"# }.joined(separator: ",")
        let made = try await house.post(
            "/accounts",
            as: "administrator",
            #"{"unit":"\#(unit)","login":"\#(login)","name":"\#(name)","functions":[\#(held)]}"#
        )
        #expect(made.status == .created, "\(made.text)")
        let code = try #require(try made.json.member("code")?.string)
        let session = try await house.review.house.signIn(login, code)
        tokens[name] = try #require(try session.json.member("token")?.string)
        try await change(
            .post,
            "/account/password",
            as: name,
            #"{"oldPassword":"\#(code)","newPassword":"một mật khẩu của \#(name)"}"#,
            .noContent
        )
    }

    private func unit(_ code: String) -> String { units[code] ?? "" }

    private func id(of answer: TestResponse) throws -> String {
        try #require(try answer.json.member("id")?.string, "\(answer.text)")
    }

    // MARK: Agreement

    func agree() async throws {
        let path = "/cluster-seasons/\(clusterSeason)/agreements"
        try await change(.post, path, as: "officer P1", #"{"slogan":"Đổi mới"}"#, .created)
        let targets = units.keys.sorted().map { #""\#(house.run).\#($0)":{"target":50}"# }.joined(separator: ",")
        let text = #"""
            {"slogan":"Đổi mới","contents":[{"title":"Tấn công tội phạm"}],"scale":\#(Self.scale),
             "assignments":{"I.1":{\#(targets)},"II":{"\#(house.run).P3":{"notAssigned":true}}}}
            """#
        let saved = try await change(.put, path + "/1", as: "officer P1", text, seen: path + "/1")
        #expect(try saved.json.member("warnings")?.elements.map { Array($0).count } == 1)
        try await change(.post, path + "/1/state", as: "officer P1", #"{"to":"signing"}"#, seen: path + "/1")
        let late = try await change(.put, path + "/1", as: "officer P1", text, seen: path + "/1", .conflict)
        #expect(try late.code == "wrong-state")
        for code in ["P1", "P2"] {
            let wish = #"{"unit":"\#(unit(code))"}"#
            try await change(.post, path + "/1/signatures", as: "head \(code)", wish, seen: path + "/1", .created)
        }
        let early = try await change(
            .post,
            path + "/1/enforcement",
            as: "officer P1",
            "{}",
            seen: path + "/1",
            .conflict
        )
        #expect(try early.code == "signatures-differ")
        let paper = #"""
            {"unit":"\#(unit("P3"))","paper":{"name":"Trần B","rank":"Thượng tá","form":"KT","signedOn":"\#(year.signedOn)"}}
            """#
        let last = try await change(.post, path + "/1/signatures", as: "officer P1", paper, seen: path + "/1", .created)
        #expect(last.text == #"{"missing":[]}"#)
        try await change(.post, path + "/1/enforcement", as: "officer P1", "{}", seen: path + "/1")
        let shown = try await send(.get, path + "/1", as: "officer P2").json
        #expect(shown.member("state")?.string == "inForce")
        #expect(shown.member("signatures")?.elements.map { Array($0).count } == 3)
        let season = try await send(.get, "/cluster-seasons/\(clusterSeason)", as: "officer P2").json
        #expect(season.member("state")?.string == "running")
    }

    // MARK: Review

    /// Opens a review, fills and submits every sheet.
    func score() async throws -> String {
        let review = try await id(
            of: change(
                .post,
                "/cluster-seasons/\(clusterSeason)/reviews",
                as: "officer P1",
                #"{"kind":"annual","steps":["assessing"],"selfScoringUntil":"2099-12-31"}"#,
                .created
            )
        )
        let results = [
            "P1":
                #"{"I.1":{"result":{"actual":50},"version":0},"I.2":{"result":{"points":6},"version":0},"II":{"result":{"achieved":true},"version":0}}"#,
            "P2":
                #"{"I.1":{"result":{"actual":75},"version":0},"I.2":{"result":{"points":9},"version":0},"II":{"result":{"achieved":false},"version":0}}"#,
            "P3": #"{"I.1":{"result":{"actual":60},"version":0},"I.2":{"result":{"points":8.5},"version":0}}"#,
        ]
        for (code, drafts) in results.sorted(by: { $0.key < $1.key }) {
            let sheet = "/reviews/\(review)/sheets/\(unit(code))"
            try await change(.patch, sheet + "/draft", as: "officer \(code)", #"{"results":\#(drafts)}"#)
            let submitted = try await change(.post, sheet + "/submission", as: "head \(code)", seen: sheet)
            #expect(try submitted.json.member("missing")?.elements?.isEmpty == true, "\(submitted.text)")
        }
        return review
    }

    /// The lead sends a criterion back, the unit mends it, the lead assesses; the office assesses the lead.
    func assess(_ review: String) async throws {
        try await change(
            .post,
            "/reviews/\(review)/state",
            as: "officer P1",
            #"{"to":"assessing"}"#,
            seen: "/reviews/\(review)"
        )
        let sheet = "/reviews/\(review)/sheets/\(unit("P2"))"
        try await change(
            .post,
            sheet + "/return",
            as: "officer P1",
            #"{"reasons":{"I.2":"Thiếu minh chứng"}}"#,
            seen: sheet
        )
        try await change(
            .patch,
            sheet + "/draft",
            as: "officer P2",
            #"{"results":{"I.2":{"result":{"points":7},"version":1}}}"#
        )
        try await change(.post, sheet + "/submission", as: "head P2", seen: sheet)
        let finding = #"{"findings":{"I.2":{"kind":"value","result":{"points":7.5},"reason":"Theo biên bản"}}}"#
        try await change(.post, sheet + "/assessment", as: "officer P1", finding, seen: sheet)
        let own = "/reviews/\(review)/sheets/\(unit("P1"))"
        try await change(.post, own + "/assessment", as: "office", finding, seen: own)
        try await change(
            .post,
            "/reviews/\(review)/state",
            as: "office",
            #"{"to":"appraising"}"#,
            seen: "/reviews/\(review)"
        )
    }

    func publish(_ review: String) async throws {
        let hidden = try await send(.get, "/reviews/\(review)/standings", as: "officer P2")
        #expect(try hidden.code == "not-released")
        let published = try await change(
            .post,
            "/reviews/\(review)/publications",
            as: "officer P1",
            #"{"audience":["members"]}"#,
            seen: "/reviews/\(review)",
            .created
        )
        let hash = try #require(try published.json.member("sha256")?.string)
        let document = try await send(.get, "/reviews/\(review)/publications/1", as: "officer P2")
        #expect(SHA256.hash(data: document.bytes).map { String(format: "%02x", $0) }.joined() == hash)
        let json = try document.json
        #expect(json.member("agreement")?.member("number")?.text == "1")
        // P1: 5 + 7.5 + 5. P2 leads I.1: 10 + 7.5 + 0. P3: 5 + 5·20%/50% = 7, and 8.5; II is not its task.
        let units = json.member("units")?.elements.map { Array($0) } ?? []
        #expect(
            units.map { "\($0.member("name")?.string ?? "") \($0.member("answer")?.member("total")?.text ?? "")" }
                == ["Phòng P1 17.5", "Phòng P2 17.5", "Phòng P3 15.5"]
        )
        #expect(units.map { $0.member("answer")?.member("rank")?.text } == ["1", "1", "3"])
        #expect(units.last?.member("answer")?.member("assignedMax")?.text == "20")
        #expect(try await send(.get, "/reviews/\(review)/standings", as: "officer P2").status == .ok)
    }
}

extension WholePath {
    /// The year is submitted, another unit is chosen to lead, takes over, and the next season begins with it.
    func handOver() async throws {
        let path = "/cluster-seasons/\(clusterSeason)"
        try await change(.post, path + "/state", as: "officer P1", #"{"to":"submitted"}"#, seen: path + "/state")
        let proposal = try await id(
            of: change(
                .post,
                path + "/rotation",
                as: "officer P1",
                #"{"role":"lead","unit":"\#(unit("P2"))","reason":"Luân phiên"}"#,
                .created
            )
        )
        for (name, move, version) in [
            ("officer P1", #"{"to":"elected","how":"Biểu quyết giơ tay, 3/3"}"#, 1),
            ("office", #"{"to":"confirmed"}"#, 2),
        ] {
            let moved = try await send(
                .post,
                path + "/rotation/\(proposal)/state",
                as: name,
                move,
                match: "\"\(version)\""
            )
            #expect(moved.status == .ok, "\(moved.text)")
        }
        let record = #"""
            {"giving":"\#(unit("P1"))","receiving":"\#(unit("P2"))","day":"\#(year.signedOn)","goods":["Cờ luân lưu"]}
            """#
        try await change(.post, path + "/handover", as: "officer P1", record, .created)
        for (name, side) in [("head P1", "giving"), ("head P2", "receiving")] {
            let wish = #"{"side":"\#(side)"}"#
            let confirmations = path + "/handover/confirmations"
            try await change(.post, confirmations, as: name, wish, seen: path + "/handover", .created)
        }
        let next = try await house.make(
            "/seasons",
            as: "office ministry",
            season(named: "\(house.run) next", from: year.days.next, to: year.days.after)
        )
        let made = try await id(
            of: change(
                .post,
                path + "/handover/completion",
                as: "office",
                #"{"season":"\#(next)"}"#,
                seen: path + "/handover",
                .created
            )
        )
        let shown = try await send(.get, "/cluster-seasons/\(made)", as: "officer P2").json
        #expect(shown.member("season")?.member("kind")?.string == year.rawValue)
        #expect(shown.member("leadership")?.elements?.map { $0.member("unit")?.string } == [unit("P2")])
        let members = shown.member("members")?.elements?.map { $0.member("from")?.string }
        #expect(members == Array(repeating: year.days.next, count: 3))
        for move in ["decided", "closed"] {
            try await change(.post, path + "/state", as: "office", #"{"to":"\#(move)"}"#, seen: path + "/state")
        }
        let ended = try await send(.get, path + "/state", as: "officer P2").json
        #expect(ended.member("state")?.string == "handedOver", "who has handed over needs but close")
    }

    /// The exported files say what the API answers, and are those that a member gets over HTTP.
    func export(_ review: String) async throws {
        let reader = try TestDatabase.current.connectionString(user: "thidua_reader")
        let id = try #require(ReviewID(review))
        let document = try await send(.get, "/reviews/\(review)/publications/1", as: "officer P2")
        let hash = SHA256.hash(data: document.bytes).map { String(format: "%02x", $0) }.joined()
        let units = try document.json.member("units")?.elements.map { Array($0) } ?? []
        var downloads: [String: TestResponse] = [:]
        for kind in RankingFileKind.allCases {
            downloads[kind.name] = try await send(
                .get,
                "/exports/\(kind.name)?season=\(season)&review=\(review)",
                as: "officer P2"
            )
        }
        let day = try #require(downloads["rankings.csv"]).exportDay
        let files = try await Self.exported(ReviewSelection(day: day, review: .id(id)), as: reader)
        #expect(downloads.mapValues(\.bytes) == files.downloadable)
        #expect(files.receipt.published == 1 && files.receipt.live == 0)
        #expect(files.rankings.count == 1 + units.count)
        for (row, unit) in zip(files.rankings.dropFirst(), units) {
            let answer = unit.member("answer")
            #expect(row.hasPrefix("published,1,"))
            let texts = [
                hash, unit.member("unit")?.string, unit.member("code")?.string, answer?.member("total")?.text,
                answer?.member("percent")?.text,
            ]
            for text in texts { #expect(row.contains(text ?? "?"), "\(row)") }
        }
        // A line a leaf, also of what is not a unit's task.
        #expect(files.results.count == 1 + 3 * 3)
        #expect(files.manifest.contains(hash))
    }

    private struct Files {
        let receipt: ExportRankings.Receipt
        let rankings: [String]
        let results: [String]
        let manifest: String
        /// By name, those that may be asked for alone.
        let downloadable: [String: [UInt8]]
    }

    private static func exported(_ selection: ReviewSelection, as reader: String) async throws -> Files {
        let export = ExportRankings(database: try PostgresConfiguration(reader))
        return try await TemporaryFolder.use { folder in
            let request = ExportRankings.Request(directory: folder.path, selection: selection)
            let receipt = try await export.run(request)
            let latest = URL(filePath: folder.path).appending(path: "latest")
            let texts = try ["rankings.csv", "results.csv", "manifest.json"].map {
                try String(contentsOf: latest.appending(path: $0), encoding: .utf8)
            }
            let names = RankingFileKind.allCases.map(\.name)
            let files = try names.map { Array(try Data(contentsOf: latest.appending(path: $0))) }
            return Files(
                receipt: receipt,
                rankings: texts[0].components(separatedBy: "\r\n").filter { !$0.isEmpty },
                results: texts[1].components(separatedBy: "\r\n").filter { !$0.isEmpty },
                manifest: texts[2],
                downloadable: Dictionary(uniqueKeysWithValues: zip(names, files))
            )
        }
    }
}

extension JSONValue {
    /// A number's or a word's characters, as they stand there.
    fileprivate var text: String? { withText { String(decoding: $0, as: UTF8.self) } }
}
