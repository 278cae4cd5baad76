import Foundation
import HTTPTypes
import HummingbirdTesting
import Postgres
import StrictJSON
import TestSupport
import Testing

@testable import API

@Suite(.database(.migrated)) struct `the register of official documents, over HTTP` {
    @Test func `holds directives of which only half is known, and finds them without tone marks`() async throws {
        try await OrganisationHouse.open { house in
            let unit = house.unit("ministry")
            let half = try await house.register(
                #""managingUnit":"\#(unit)","kind":"directive","symbol":"03","issuer":"Bộ Công an","summary":"Chỉ thị \#(house.run)""#
            )
            let whole = try await house.register(
                #""managingUnit":"\#(unit)","kind":"directive","symbol":"26/CT-TTg","issuedOn":"2016-09-05","#
                    + #""issuer":"Thủ tướng Chính phủ","signer":{"position":"Thủ tướng","form":null},"#
                    + #""summary":"Tăng cường kỷ luật, kỷ cương \#(house.run)","recipients":["Các bộ","Các tỉnh"]"#
            )
            let shown = try await house.get("/official-documents/\(whole)", as: "officer x")
            #expect(shown.headers[.eTag] == "\"1\"")
            #expect(try shown.json.member("issuedOn")?.string == "2016-09-05")
            #expect(try shown.json.member("signer")?.member("position")?.string == "Thủ tướng")
            #expect(
                try await house.get("/official-documents/\(half)", as: "head y").json.member("issuedOn")?.isNull == true
            )
            for (query, found) in [
                ("q=chi%20thi%20\(house.run)", [half]), ("q=Ch%E1%BB%89%20th%E1%BB%8B%20\(house.run)", [half]),
                ("q=ky%20cuong%20\(house.run)", [whole]), ("q=\(house.run)", [half, whole]),
                ("q=\(house.run)&kind=decision", []), ("q=\(house.run)&from=2016-09-05", [whole]),
                ("q=\(house.run)&to=2016-09-05", []), ("q=%25\(house.run)", []),
            ] {
                let listed = try await house.get("/official-documents?\(query)", as: "officer x")
                #expect(try listed.items("id") == found, "\(query)")
            }
            let first = try await house.get("/official-documents?q=\(house.run)&limit=1").json
            let next = try #require(first.member("next")?.string)
            #expect(try await house.get("/official-documents?q=\(house.run)&cursor=\(next)").items("id") == [whole])
        }
    }

    @Test func `is corrected by who keeps it, and the log tells what was`() async throws {
        try await OrganisationHouse.open { house in
            let season = house.review.cluster.clusterSeason(of: "c").uuidString.lowercased()
            let place = #""clusterSeason":"\#(season)""#
            let entry = #""kind":"decision","symbol":"12/QĐ-BCA","issuedOn":"2026-02-14","summary":"Lập cụm""#
            let id = try await house.register("\(place),\(entry)", as: "officer a")
            let path = "/api/v1/official-documents/\(id)"
            let put = { (body: String, name: String, match: String?) in
                try await house.review.write(.put, path, as: name, "{\(body)}", match: match)
            }
            let corrected = entry.replacing("12/QĐ", with: "21/QĐ")
            #expect(try await put(corrected, "officer c", "\"1\"").code == "not-permitted")
            #expect(try await put(corrected, "officer x", "\"1\"").code == "not-found")
            #expect(try await put(corrected, "officer a", nil).code == "precondition-required")
            let answer = try await put(corrected, "office province", "\"1\"")
            #expect(answer.status == .ok, "\(answer.text)")
            #expect(try answer.json.member("version")?.integer == 2)
            #expect(try await put(entry, "officer a", "\"1\"").code == "stale-version")
            let events = try await house.get("/audit-events?action=register.corrected", as: "office province").json
            let event = events.member("items")?.elements?.first {
                $0.member("subject")?.member("officialDocument")?.string == id
            }
            #expect(event?.member("detail")?.member("changed")?.string == "symbol")
            #expect(event?.member("detail")?.member("symbolBefore")?.string == "12/QĐ-BCA")
        }
    }

    @Test func `takes nothing that cannot be so`() async throws {
        try await OrganisationHouse.open { house in
            let unit = house.unit("ministry")
            for (entry, code) in [
                (#""symbol":"1","issuedOn":"2999-01-01","summary":"x""#, "day-to-come"),
                (#""summary":"x""#, "invalid-name"),
                (#""symbol":"1\u200b","summary":"x""#, "invalid-name"),
                (#""symbol":"1","summary":" x""#, "invalid-name"),
                (
                    #""symbol":"1","summary":"x","file":"\#(UUID().uuidString.lowercased())""#, "unknown-reference"
                ),
                (#""symbol":"1","summary":"x","clusterSeason":"\#(unit)""#, "invalid-request"),
            ] {
                let body = #"{"managingUnit":"\#(unit)","kind":"plan",\#(entry)}"#
                let answer = try await house.post("/official-documents", as: "office ministry", body)
                #expect(try answer.code == code, "\(answer.text)")
            }
            let stranger = #"{"managingUnit":"\#(unit)","kind":"plan","symbol":"1","summary":"x"}"#
            for name in ["office province", "officer a", "administrator"] {
                #expect(try await house.post("/official-documents", as: name, stranger).code == "not-permitted")
            }
            let own = try await house.review.added(house.review.pdf("riêng"), "a.pdf", of: "a")
            let season = house.review.cluster.clusterSeason(of: "c").uuidString.lowercased()
            let scan = own.member("id")?.string ?? ""
            let body =
                #"{"clusterSeason":"\#(season)","kind":"plan","symbol":"1","summary":"x","file":"\#(scan)"}"#
            let narrow = try await house.post("/official-documents", as: "officer a", body)
            #expect(try narrow.code == "unknown-reference", "others could not read the scan")
        }
    }

    @Test func `is cited by clusters, their seasons, members and leads`() async throws {
        try await OrganisationHouse.open { house in
            let (ministry, province) = (house.unit("ministry"), house.unit("province"))
            let entry = #""kind":"decision","symbol":"7/QĐ","summary":"Tổ chức cụm""#
            let document = try await house.register(#""managingUnit":"\#(ministry)",\#(entry)"#)
            let cites = #""officialDocument":"\#(document)""#
            let units = try await [house.makeUnit("a", below: province), house.makeUnit("b", below: province)]
            let season = try await house.makeSeason()
            let cluster = try await house.makeCluster(of: province, #""number":77,\#(cites)"#)
            #expect(try await house.get("/clusters/\(cluster)").json.member("officialDocument")?.string == document)
            let opened = try await house.make(
                "/cluster-seasons",
                as: "office province",
                #"{"season":"\#(season)","cluster":"\#(cluster)","members":[{"unit":"\#(units[0])",\#(cites)}],"lead":"\#(units[0])",\#(cites)}"#
            )
            let joined = try await house.post(
                "/cluster-seasons/\(opened)/members",
                as: "office province",
                #"{"unit":"\#(units[1])","from":"2026-01-01",\#(cites)}"#,
                match: 1
            )
            #expect(joined.status == .created, "\(joined.text)")
            let led = try await house.post(
                "/cluster-seasons/\(opened)/leadership",
                as: "office province",
                #"{"role":"deputy","unit":"\#(units[1])","from":"2026-02-01",\#(cites)}"#,
                match: 2
            )
            #expect(led.status == .ok, "\(led.text)")
            let left = try await house.post(
                "/cluster-seasons/\(opened)/members/\(units[1])/departure",
                as: "office province",
                #"{"on":"2026-06-01",\#(cites)}"#,
                match: 3
            )
            #expect(left.status == .ok, "\(left.text)")
            let shown = try await house.get("/cluster-seasons/\(opened)").json
            #expect(shown.member("officialDocument")?.string == document)
            let members = try #require(shown.member("members")?.elements.map { Array($0) })
            #expect(members.map { $0.member("officialDocument")?.string } == [document, document])
            #expect(members.map { $0.member("endDocument")?.string } == [nil, document])
            let leads = try #require(shown.member("leadership")?.elements.map { Array($0) })
            #expect(leads.map { $0.member("officialDocument")?.string } == [document, document])

            let theirs = try await house.register(
                #""clusterSeason":"\#(house.review.cluster.clusterSeason(of: "x").uuidString.lowercased())",\#(entry)"#,
                as: "office other"
            )
            let hidden = try await house.patch(
                "/clusters/\(cluster)",
                as: "office province",
                #"{"officialDocument":"\#(theirs)"}"#,
                match: 1
            )
            #expect(try hidden.code == "unknown-reference", "nobody cites what they may not read")
        }
    }
}

extension OrganisationHouse {
    /// Enters a document, and returns its id.
    fileprivate func register(_ entry: String, as name: String = "office ministry") async throws -> String {
        try await make("/official-documents", as: name, "{\(entry)}")
    }
}
