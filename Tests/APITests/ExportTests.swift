import Application
import Domain
import Foundation
import HTTPTypes
import HummingbirdTesting
import Postgres
import StrictJSON
import TestSupport
import Testing

@Suite(.database(.migrated)) struct `An export over HTTP` {
    private static let people = [
        "officer c", "key c", "officer d", "officer b", "head a", "office province", "office ministry", "auditor",
        "keeper c", "administrator", "office other", "officer x",
    ]

    @Test func `says row by row what the rankings say, to everybody`() async throws {
        try await ReviewHouse.open { review in
            try await review.cluster.bring(to: .assessing)
            for name in Self.people { try await review.expectRankings(as: name) }
            #expect(try await review.table("rankings.csv", as: "officer c").isEmpty, "nothing is released yet")
            #expect(
                try await review.table("rankings.csv", as: "office province").map { $0["status"] ?? "" }
                    == Array(repeating: "live", count: 4)
            )

            try await review.publishAfterAppraising(for: ["members"])
            for name in Self.people { try await review.expectRankings(as: name) }
            for name in ["officer c", "key c", "head a", "office province"] {
                let rows = try await review.table("rankings.csv", as: name)
                #expect(rows.map { $0["status"] } == Array(repeating: "published", count: 4), "\(name)")
            }
            let all = try await review.table("rankings.csv", as: "office ministry")
            #expect(all.count == 6)
            #expect(Set(all.map { $0["status"] }) == ["live", "published"])
            #expect(
                try await review.table("rankings.csv", as: "office other").map { $0["status"] } == ["live", "live"]
            )
        }
    }

    @Test func `goes on to the last review, in the order of the rankings`() async throws {
        try await ReviewHouse.open { review in
            try await review.cluster.bring(to: .assessing)
            try await review.addReviews(11)
            try await review.expectRankings(as: "office ministry")
            #expect(try await review.table("rankings.csv", as: "office ministry").count == 6 + 11 * 4)
            let id = review.reviewID
            let one = try await review.table("rankings.csv", as: "office ministry", "&review=\(id)")
            #expect(one.map { $0["review"] } == Array(repeating: id, count: 4))
            try await review.expectRankings(as: "office ministry", "&review=\(id)")
            try await review.expectRankings(as: "office ministry", "&kind=monthly")
            let other = review.cluster.cluster(of: "x").uuidString.lowercased()
            try await review.expectRankings(as: "office ministry", "&cluster=\(other)")
            let province = review.cluster.unit("province").uuidString.lowercased()
            try await review.expectRankings(as: "auditor", "&managingUnit=\(province)&kind=annual")
        }
    }

    @Test func `has the bytes of a nightly export, to whoever may read what stands in it`() async throws {
        try await ReviewHouse.open { review in
            try await review.cluster.bring(to: .assessing)
            try await review.publishAfterAppraising(for: ["members"])
            for (id, people) in [
                (review.reviewID, ["office ministry", "office province", "officer c"]),
                (review.cluster.otherReview.uuidString.lowercased(), ["office ministry", "office other"]),
            ] {
                let nightly = try await review.nightly(.id(try #require(ReviewID(id))))
                for (kind, name) in RankingFileKind.allCases.flatMap({ kind in people.map { (kind, $0) } }) {
                    let answer = try await review.export(kind.name, as: name, "&review=\(id)")
                    #expect(answer.bytes == nightly[kind.name], "\(kind.name) of \(id), \(name)")
                }
            }
            // Of a whole season the nightly files stand in another order: by the clusters' places and not by their ids.
            let season = try await review.nightly(nil)
            for name in ["rankings.csv", "results.csv"] {
                let answer = try await review.export(name, as: "office ministry").bytes
                #expect(Self.lines(answer).sorted() == Self.lines(try #require(season[name])).sorted())
            }
        }
    }

    private static func lines(_ bytes: [UInt8]) -> [String] {
        String(decoding: bytes, as: UTF8.self).components(separatedBy: "\r\n")
    }

    @Test func `has of published results what the reader may see: by a key, what the publication says`() async throws {
        try await ReviewHouse.open { review in
            try await review.cluster.bring(to: .assessing)
            for name in Self.people { #expect(try await review.table("results.csv", as: name).isEmpty, "\(name)") }
            try await review.publishAfterAppraising(for: ["members"])
            let whole = try await review.table("results.csv", as: "office province")
            #expect(whole.count == 4 * 2, "two criteria of four units")
            let c = review.cluster.unit("c").uuidString.lowercased()
            let assessed = try #require(whole.first { $0["unit"] == c && $0["criterion"] == "I.1" })
            #expect(assessed["layer"] == "assessment1" && assessed["kind"] == "awarded")
            #expect(assessed["value"] == #"{"awarded":5,"points":7}"#)
            let document = try await review.get(review.path + "/publications/1", as: "officer c").json
            for name in ["officer c", "officer d", "head a", "office ministry", "auditor"] {
                #expect(try await review.table("results.csv", as: name) == whole, "\(name)")
            }
            let ledger = ["layer", "kind", "value"]
            let byKey = try await review.table("results.csv", as: "key c")
            #expect(byKey == whole.map { $0.merging(ledger.map { ($0, "") }) { _, new in new } })
            for name in ["keeper c", "administrator", "office other", "officer x"] {
                #expect(try await review.table("results.csv", as: name).isEmpty, "\(name)")
            }
            // The points and the reason are the publication's own.
            for unit in try #require(document.member("units")?.elements) {
                for leaf in try #require(unit.member("answer")?.member("leaves")?.members) {
                    let row = whole.first {
                        $0["unit"] == unit.member("unit")?.string && $0["criterion"] == leaf.key.string
                    }
                    #expect(row?["points"] == leaf.value.member("points")?.numberText)
                    #expect(row?["because"] == leaf.value.member("because")?.string)
                }
            }
        }
    }

    @Test func `tells of a publication for the ministry what it says, to whoever is outside the cluster`() async throws
    {
        try await ReviewHouse.open { review in
            try await review.cluster.bring(to: .assessing)
            try await review.publishAfterAppraising(for: ["ministry"])
            let whole = try await review.table("results.csv", as: "office province")
            for name in ["officer x", "keeper c", "office other", "administrator"] {
                for file in ["rankings.csv", "rankings.json", "rankings.xlsx"] {
                    #expect(try await review.export(file, as: name).status == .ok, "\(name) \(file)")
                }
                let rows = try await review.table("results.csv", as: name)
                #expect(rows.count == whole.count, "\(name)")
                for (row, full) in zip(rows, whole) {
                    #expect(row["points"] == full["points"] && row["because"] == full["because"], "\(name)")
                    #expect(row["layer"] == "" && row["kind"] == "" && row["value"] == "", "\(name)")
                }
            }
        }
    }

    @Test func `hides the results of a unit of which a layer is withheld`() async throws {
        try await ReviewHouse.open { review in
            try await review.cluster.bring(to: .assessing)
            try await review.house.superuser.query(
                """
                update thidua.review
                set visibility = jsonb_set(visibility, '{assessedPoints,members}', '"never"')
                where id = \(review.cluster.review)
                """
            )
            try await review.publishAfterAppraising(for: ["members"])
            let c = review.cluster.unit("c").uuidString.lowercased()
            let whole = try await review.table("results.csv", as: "office province")
            let rows = try await review.table("results.csv", as: "officer c")
            #expect(rows.count == whole.count)
            #expect(rows.filter { $0["unit"] == c } == whole.filter { $0["unit"] == c })
            let others = rows.filter { $0["unit"] != c }
            #expect(others.allSatisfy { $0["layer"] == "" && $0["kind"] == "" && $0["value"] == "" })
            #expect(others.map { $0["points"] } == whole.filter { $0["unit"] != c }.map { $0["points"] })
        }
    }

    @Test func `has of published results the bonuses and penalties too, to whoever may see who gave them`() async throws
    {
        let terms = #"""
            {"assignments":{},"evidenceRequired":[],"grounds":[
            {"code":"KT","kind":"penalty","most":2,"title":"Nộp chậm"},
            {"code":"CO","kind":"bonus","most":5,"title":"Cờ thi đua"},
            {"code":"HU","kind":"bonus","most":5,"title":"Huân chương"}]}
            """#
        try await ReviewHouse.open(terms: terms) { review in
            try await review.dClaimsABonus()
            #expect(try await review.assess("d", "KT", points: 1).status == .ok)
            #expect(try await review.assess("d", "HU", points: 0).status == .ok)
            try await review.publishAfterAppraising(for: ["members"])
            let whole = try await review.table("results.csv", as: "officer c")
            #expect(whole.count == 4 * 2 + 2, "the ground with 0 points is not scored")
            let d = review.cluster.unit("d").uuidString.lowercased()
            let ofD = whole.filter { $0["unit"] == d }
            #expect(ofD.map { $0["criterion"] } == ["I.1", "I.2", "KT", "CO"])
            #expect(ofD.map { $0["adjustment"] } == ["", "", "penalty", "bonus"])
            #expect(ofD.map { $0["layer"] } == ["self", "self", "assessment1", "self"])
            #expect(ofD.map { $0["points"] } == ["7", "5", "1", "3"])
            #expect(ofD[3]["value"] == #"{"points":3}"# && ofD[3]["kind"] == "value" && ofD[3]["because"] == "")
            let nightly = try await review.nightly(.id(try #require(ReviewID(review.reviewID))))
            #expect(try await review.export("results.csv", as: "officer c").bytes == nightly["results.csv"])
            let byKey = try await review.table("results.csv", as: "key c")
            #expect(byKey.map { $0["adjustment"] } == Array(repeating: "", count: 4 * 2))
        }
    }

    @Test func `is a file: with its name, its sum and its length, and never kept by those between`() async throws {
        try await ReviewHouse.open { review in
            try await review.cluster.bring(to: .published)
            let workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            for (name, type, saved) in [
                ("rankings.csv", "text/csv; charset=utf-8; header=present", "rankings-DAY.csv"),
                ("rankings.json", "application/json", "rankings-DAY.json"),
                ("rankings.xlsx", workbook, "rankings-DAY.xlsx"),
                ("results.csv", "text/csv; charset=utf-8; header=present", "results-DAY.csv"),
            ] {
                let answer = try await review.export(name, as: "officer c")
                let day = try answer.exportDay
                #expect(answer.headers[.contentType] == type)
                let disposition = "attachment; filename=\"\(saved.replacing("DAY", with: "\(day)"))\""
                #expect(answer.headers[.contentDisposition] == disposition)
                let sum = try await TemporaryFolder.use { folder in
                    try Data(answer.bytes).write(to: URL(filePath: "\(folder.path)/file"))
                    return try await ExternalProgram.run("sha256sum", "--binary", "\(folder.path)/file").prefix(64)
                }
                #expect(answer.headers[.eTag] == "\"\(sum)\"")
                #expect(answer.headers[.contentLength] == "\(answer.bytes.count)")
                #expect(answer.headers[.cacheControl] == "no-store")
                let path = "/api/v1/exports/\(name)?season=\(review.season)"
                let head = try await review.house.client.send(.head, path, nil, review.bearer("officer c"))
                #expect(head.headers[.eTag] == answer.headers[.eTag] && head.bytes.isEmpty)
                #expect(head.headers[.contentLength] == answer.headers[.contentLength])
            }
        }
    }

    @Test func `holds no formula, whatever a unit is called`() async throws {
        try await ReviewHouse.open { review in
            let evil = #"=HYPERLINK("http://evil")"#
            try await review.house.superuser.query(
                "update thidua.unit set name = \(evil) where id = \(review.cluster.unit("c"))"
            )
            try await review.cluster.bring(to: .assessing)
            let csv = try await review.export("rankings.csv", as: "office province")
            #expect(csv.text.contains(#","'=HYPERLINK(""http://evil"")","#))
            try await review.expectRankings(as: "office province")
            let sheet = try await review.sheetXML(as: "office province")
            #expect(sheet.contains(#"<is><t>=HYPERLINK("http://evil")</t></is>"#))
            #expect(!sheet.contains("<f>") && !sheet.contains("<f "))
        }
    }

    @Test func `has in the workbook, for people, the rows that programs have`() async throws {
        try await ReviewHouse.open { review in
            try await review.cluster.bring(to: .assessing)
            try await review.publishAfterAppraising(for: ["members"])
            for name in ["officer c", "office ministry", "officer x"] {
                let rows = try await review.table("rankings.csv", as: name)
                let sheet = try await review.sheetXML(as: name)
                #expect(sheet.components(separatedBy: "<row ").count - 1 == 1 + rows.count, "\(name)")
                // Each row begins with a text and has the unit's code, name and total in this order.
                for (cells, row) in zip(sheet.components(separatedBy: "<row ").dropFirst(2), rows) {
                    let words = row["status"] == "live" ? "chưa công bố (tạm tính)" : "đã công bố"
                    var rest = cells[...]
                    for text in [words, row["code"], row["name"]] {
                        let found = try #require(rest.range(of: "<is><t>\(text ?? "?")</t></is>"), "\(row)")
                        rest = rest[found.upperBound...]
                    }
                    #expect(rest.contains("<v>\(row["total"] ?? "?")</v>"))
                }
            }
        }
    }

    @Test func `is refused as the rankings are, and of another name is not found`() async throws {
        try await ReviewHouse.open { review in
            for query in [
                "", "season=x", "season=\(review.season)&kind=weekly", "season=\(review.season)&block=1",
                "season=\(review.season)&unit=1", "season=\(review.season)&cluster=",
                "season=\(review.season)&review=1",
                "season=\(review.season)&managingUnit=1", "season=\(review.season)&season=\(review.season)",
                "season=%ff",
            ] {
                let list = try await review.get("/api/v1/rankings?\(query)", as: "office ministry")
                for kind in RankingFileKind.allCases {
                    let file = try await review.get("/api/v1/exports/\(kind.name)?\(query)", as: "office ministry")
                    #expect(file.status == .unprocessableContent, "\(query)")
                    #expect(try file.code == list.code)
                    #expect(try file.places == list.places, "\(query): \(file.text)")
                }
            }
            let page = try await review.export("rankings.csv", as: "office ministry", "&limit=1")
            #expect(try page.places == ["/limit"], "a file is whole")
            for name in ["rankings.pdf", "results.json", "rankings", "latest"] {
                #expect(try await review.export(name, as: "office ministry").code == "not-found", "\(name)")
            }
            try await review.house.superuser.query(
                "update auth.service_key set scopes = '{other}' where id = \(review.cluster.account("key c"))"
            )
            #expect(try await review.export("rankings.csv", as: "key c").code == "not-permitted")
        }
    }

    @Test func `of more bytes than it may have is refused`() async throws {
        try await TemporaryFolder.use { folder in
            let limits = ExportRankingFile.Limits(folder: folder.path, mostBytes: 4 * 300)
            try await ReviewHouse.open(exports: limits) { review in
                try await review.cluster.bring(to: .published)
                #expect(try await review.export("rankings.csv", as: "office province").status == .ok)
                let refused = try await review.export("results.csv", as: "office province")
                #expect(try refused.code == "export-too-large")
                #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
            }
        }
    }

    @Test func `of more rows than it may have is refused, and says by what to narrow it`() async throws {
        try await TemporaryFolder.use { folder in
            try await ReviewHouse.open(exports: ExportRankingFile.Limits(folder: folder.path, mostRows: 4)) { review in
                try await review.cluster.bring(to: .published)
                for kind in RankingFileKind.allCases {
                    let refused = try await review.export(kind.name, as: "office ministry")
                    #expect(refused.status == .unprocessableContent)
                    #expect(try refused.code == "export-too-large")
                    #expect(try refused.json.member("detail")?.string?.contains("cluster") == true)
                    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
                }
                // Four units are as many as it may be, and their eight results are not.
                #expect(try await review.export("rankings.csv", as: "office province").status == .ok)
                #expect(try await review.export("results.csv", as: "office province").status != .ok)
                let other = review.cluster.cluster(of: "x").uuidString.lowercased()
                #expect(try await review.table("results.csv", as: "office other", "&cluster=\(other)").count == 4)
            }
        }
    }
}
