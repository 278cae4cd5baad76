import Domain

/// `rankings.xlsx`: a row a unit, for people; what is not published stands in italics and says so.
final class RankingsWorkbook: RankingFileWriter {
    private static let name = ExportFile.rankingsWorkbook.name
    private static let sheetName = "Xếp hạng"

    /// In points.
    private static let lineHeight = 15.0

    private let path: String
    private let day: Day
    private let workbook: XLSXWorkbook
    /// Rows written, the heading left out.
    private var rows = 0
    private var rankings = 0

    init(in folder: String, day: Day) throws(ExportFailure) {
        path = "\(folder)/\(Self.name)"
        self.day = day
        workbook = try XLSXWorkbook(
            path: path,
            sheetName: Self.sheetName,
            title: "Bảng xếp hạng các cụm thi đua",
            day: day
        )
        for (index, column) in RankingColumn.all.enumerated() {
            try workbook.setWidth(Double(column.width), ofColumn: index)
        }
        try workbook.setHeight(48, ofRow: 0)
        for (index, column) in RankingColumn.all.enumerated() {
            try workbook.write(
                column.heading,
                at: XLSXWorkbook.Cell(row: 0, column: index),
                CellStyle(format: .heading)
            )
        }
    }

    func add(_ ranking: ExportedRanking) throws(ExportFailure) {
        for (index, line) in ranking.lines.enumerated() {
            rows += 1
            let values = RankingColumn.all.map { $0.value(ranking, line) }
            // Spreadsheets do not all make a row as high as its texts, and this one is read on paper too.
            let lines = zip(values, RankingColumn.printed).map { $0.lines(width: $1.width) }.max() ?? 1
            if lines > 1 { try workbook.setHeight(Self.lineHeight * Double(lines), ofRow: rows) }
            for (column, value) in values.enumerated() {
                let style = CellStyle(
                    format: RankingColumn.all[column].format,
                    isItalic: ranking.publication == nil,
                    isShaded: rankings % 2 == 1,
                    beginsRanking: index == 0
                )
                let cell = XLSXWorkbook.Cell(row: rows, column: column)
                switch value {
                case .text(let text): try workbook.write(text, at: cell, style)
                case .number(let number): try workbook.write(number, at: cell, style)
                case .nothing: try workbook.writeNothing(at: cell, style)
                }
            }
        }
        rankings += 1
    }

    func end() throws(ExportFailure) -> Manifest.File {
        try workbook.setUp(
            header:
                "&L&\"Times New Roman,Bold\"Bảng xếp hạng các cụm thi đua&R&\"Times New Roman,Regular\"Ngày \(day.vietnamese)",
            footer:
                "&L&\"Times New Roman,Italic\"Chữ nghiêng: chưa công bố (tạm tính)&R&\"Times New Roman,Regular\"Trang &P/&N",
            lastRow: rows,
            lastColumn: RankingColumn.all.count - 1,
            lastPrinted: RankingColumn.printed.count - 1
        )
        try workbook.close()
        return Manifest.File(name: Self.name, rows: rows, sum: try OutputFile.sum(path: path))
    }
}

extension Day {
    /// The day as `dd/mm/yyyy`.
    fileprivate var vietnamese: String {
        description.split(separator: "-").reversed().joined(separator: "/")
    }
}
