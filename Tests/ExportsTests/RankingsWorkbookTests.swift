import Domain
import Exports
import Foundation
import TestSupport
import Testing

@Suite struct `The workbook for people` {
    @Test func `is stamped with the export's day, not with the hour of making`() async throws {
        try await TemporaryFolder.use { folder in
            try Sample.export(to: folder.path)
            let core = try await ExternalProgram.zipPart("docProps/core.xml", of: "\(folder.path)/latest/rankings.xlsx")
            #expect(core.contains(">2026-11-21T00:00:00Z</dcterms:created>"))
            #expect(core.contains(">2026-11-21T00:00:00Z</dcterms:modified>"))
            let years = try await ExternalProgram.run(
                "python3",
                "-c",
                "import sys, zipfile; print({i.date_time for i in zipfile.ZipFile(sys.argv[1]).infolist()})",
                "\(folder.path)/latest/rankings.xlsx"
            )
            #expect(years == "{(1980, 1, 1, 0, 0, 0)}\n")
        }
    }

    @Test func `holds texts, numbers and no formula`() async throws {
        try await TemporaryFolder.use { folder in
            let export = try RankingExport(directory: folder.path, day: day("2026-11-21"))
            try export.add(Sample.published(1))
            let strange = Sample.Member(name: "-\u{1}\u{FFFE}\0<&>", points: nil)
            try export.add(Sample.live(2, Sample.members + [strange], isIllustrative: true))
            _ = try export.finish()
            let sheet = try await ExternalProgram.zipPart(
                "xl/worksheets/sheet1.xml",
                of: "\(folder.path)/latest/rankings.xlsx"
            )
            #expect(!sheet.contains("<f>") && !sheet.contains("<f "))
            #expect(sheet.contains(#"<is><t>=HYPERLINK("http://evil")</t></is>"#))
            #expect(sheet.contains("<is><t>-_x0001_\u{FFFD}\u{FFFD}&lt;&amp;&gt;</t></is>"))
            #expect(sheet.contains("<v>87.25</v>"))
            #expect(sheet.contains("<is><t>chưa công bố (tạm tính)</t></is>"))
            #expect(sheet.contains("<is><t>số liệu minh hoạ; thiếu kết quả: I</t></is>"))
        }
    }

    @Test func `keeps its heading in sight, has filters, and prints on A4 across`() async throws {
        try await TemporaryFolder.use { folder in
            try Sample.export(to: folder.path)
            let path = "\(folder.path)/latest/rankings.xlsx"
            let sheet = try await ExternalProgram.zipPart("xl/worksheets/sheet1.xml", of: path)
            #expect(sheet.contains(#"<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>"#))
            #expect(sheet.contains(#"<autoFilter ref="A1:V7"/>"#))
            #expect(sheet.contains(#"<pageSetup paperSize="9" fitToHeight="0" orientation="landscape"/>"#))
            let workbook = try await ExternalProgram.zipPart("xl/workbook.xml", of: path)
            #expect(workbook.contains("'Xếp hạng'!$1:$1"))
            #expect(workbook.contains("'Xếp hạng'!$A$1:$U$7"))
            let styles = try await ExternalProgram.zipPart("xl/styles.xml", of: path)
            #expect(styles.contains(##"formatCode="#,##0.0000""##))
            #expect(styles.contains(#"<name val="Times New Roman"/>"#))
        }
    }

    @Test(.enabled(if: LibreOffice.isInstalled, "LibreOffice opens the workbook where it is installed"))
    func `opens in LibreOffice with what was written`() async throws {
        try await TemporaryFolder.use { folder in
            try Sample.export(to: folder.path)
            // Commas, quotation marks, UTF-8, and numbers as the sheet shows them.
            let format = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true"
            try await LibreOffice.convert("\(folder.path)/latest/rankings.xlsx", to: format, in: folder.path)
            let lines = String(decoding: try ExportedFolder.bytes("\(folder.path)/rankings.csv"), as: UTF8.self)
                .split(separator: "\n")
            #expect(lines.count == 7)
            #expect(lines[0].hasPrefix("Kỳ thi đua,Đơn vị quản lý,Khối,Cụm,"))
            #expect(
                lines[1].contains(
                    #"đã công bố,1,U1,"Phòng ""Tham mưu"", Cụm 1",90.50,100.00,0.00,0.00,90.50,90.5000,tốt"#
                )
            )
            #expect(lines[1].contains(",7,20/11/2026,"))
            #expect(lines[3].contains(#""=HYPERLINK(""http://evil"")""#))
            #expect(lines[4].contains("chưa công bố (tạm tính),1,U1,"))
        }
    }
}

/// LibreOffice without a window.
private enum LibreOffice {
    static let isInstalled = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        .contains { FileManager.default.isExecutableFile(atPath: "\($0)/soffice") }

    static func convert(_ path: String, to format: String, in folder: String) async throws {
        _ = try await ExternalProgram.run(
            "soffice",
            "-env:UserInstallation=file://\(folder)/profile",
            "--headless",
            "--convert-to",
            format,
            "--outdir",
            folder,
            path
        )
    }
}
