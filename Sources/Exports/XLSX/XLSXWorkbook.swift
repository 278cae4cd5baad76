import CXlsxWriter
import Domain
import Glibc

/// A workbook of one sheet, written row by row in memory that does not grow with the rows.
///
/// Texts are always written as texts: no cell becomes a formula, whatever it begins with.
final class XLSXWorkbook {
    /// A cell's place, each from 0.
    struct Cell {
        let row: Int
        let column: Int
    }

    private let path: String
    /// nil once the library has written the file and freed all that it held.
    private var workbook: UnsafeMutablePointer<lxw_workbook>?
    private let sheet: UnsafeMutablePointer<lxw_worksheet>
    private var formats: [CellStyle: UnsafeMutablePointer<lxw_format>] = [:]

    /// Begins a workbook.
    ///
    /// - Parameters:
    ///   - path: Where the file shall be. The rows are kept in its folder meanwhile, in a file without a name: on a disk
    ///     that has room for the workbook, where /tmp may be memory.
    ///   - sheetName: At most 31 characters.
    ///   - title: In the file's properties.
    ///   - day: Stands for the hour of making in the properties: the same input has the same bytes.
    /// - Throws: `ExportFailure.workbook`.
    init(path: String, sheetName: String, title: String, day: Day) throws(ExportFailure) {
        let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
        let workbook = folder.withMutableCString { folder in
            var options = lxw_workbook_options()
            options.constant_memory = 1
            options.tmpdir = folder
            return workbook_new_opt(path, &options)
        }
        guard let workbook else { throw .workbook(path: path, reason: SystemReason.last) }
        guard let sheet = workbook_add_worksheet(workbook, sheetName) else {
            let reason = SystemReason.last
            lxw_workbook_free(workbook)
            throw .workbook(path: path, reason: reason)
        }
        self.path = path
        self.workbook = workbook
        self.sheet = sheet
        let made = time_t(day.daysSince1970) * 86_400
        try check(
            title.withMutableCString { title in
                var properties = lxw_doc_properties()
                properties.title = title
                // The library takes 0 for "now".
                properties.created = made == 0 ? 1 : made
                return workbook_set_properties(workbook, &properties)
            }
        )
    }

    deinit {
        guard let workbook else { return }
        // The library closes this file only where it writes the workbook.
        fclose(sheet.pointee.optimize_tmpfile)
        lxw_workbook_free(workbook)
    }

    /// Writes a text. A character that XML cannot hold becomes U+FFFD.
    func write(_ text: String, at cell: Cell, _ style: CellStyle) throws(ExportFailure) {
        let text = text.unicodeScalars.contains(where: Self.isForbidden) ? Self.replacingForbidden(text) : text
        let format = try format(style)
        try check(worksheet_write_string(sheet, lxw_row_t(cell.row), lxw_col_t(cell.column), text, format))
    }

    func write(_ number: Double, at cell: Cell, _ style: CellStyle) throws(ExportFailure) {
        let format = try format(style)
        try check(worksheet_write_number(sheet, lxw_row_t(cell.row), lxw_col_t(cell.column), number, format))
    }

    func writeNothing(at cell: Cell, _ style: CellStyle) throws(ExportFailure) {
        let format = try format(style)
        try check(worksheet_write_blank(sheet, lxw_row_t(cell.row), lxw_col_t(cell.column), format))
    }

    /// Sets how wide a column is, in characters of the default font.
    func setWidth(_ width: Double, ofColumn column: Int) throws(ExportFailure) {
        try check(worksheet_set_column(sheet, lxw_col_t(column), lxw_col_t(column), width, nil))
    }

    func setHeight(_ points: Double, ofRow row: Int) throws(ExportFailure) {
        try check(worksheet_set_row(sheet, lxw_row_t(row), points, nil))
    }

    /// The first row is the heading: it stays in sight, is printed on every page, and has filters.
    ///
    /// - Parameters:
    ///   - header: Above every printed page.
    ///   - footer: Below every printed page.
    ///   - lastRow: From 0.
    ///   - lastColumn: The last with a filter.
    ///   - lastPrinted: The last column that is printed, all on one page's width.
    /// - Throws: `ExportFailure.workbook`.
    func setUp(header: String, footer: String, lastRow: Int, lastColumn: Int, lastPrinted: Int) throws(ExportFailure) {
        let lastRow = lxw_row_t(lastRow)
        worksheet_freeze_panes(sheet, 1, 0)
        try check(worksheet_autofilter(sheet, 0, 0, lastRow, lxw_col_t(lastColumn)))
        try check(worksheet_repeat_rows(sheet, 0, 0))
        try check(worksheet_print_area(sheet, 0, 0, lastRow, lxw_col_t(lastPrinted)))
        worksheet_set_landscape(sheet)
        worksheet_set_paper(sheet, Self.a4)
        worksheet_fit_to_pages(sheet, 1, 0)
        worksheet_set_margins(sheet, 0.4, 0.4, 0.7, 0.6)
        try check(worksheet_set_header(sheet, header))
        try check(worksheet_set_footer(sheet, footer))
    }

    private static let a4: UInt8 = 9

    /// Writes the file. The workbook takes nothing more.
    func close() throws(ExportFailure) {
        guard let workbook else { return }
        // The library never asks whether its rows reached the disk, so a full one would leave rows out in silence.
        lxw_worksheet_write_single_row(sheet)
        guard fflush(sheet.pointee.optimize_tmpfile) == 0, ferror(sheet.pointee.optimize_tmpfile) == 0 else {
            throw .workbook(path: path, reason: SystemReason.last)
        }
        self.workbook = nil
        try check(workbook_close(workbook))
    }

    private func format(_ style: CellStyle) throws(ExportFailure) -> UnsafeMutablePointer<lxw_format> {
        if let format = formats[style] { return format }
        guard let format = workbook_add_format(workbook) else {
            throw .workbook(path: path, reason: SystemReason.last)
        }
        format_set_font_name(format, "Times New Roman")
        format_set_font_size(format, 11)
        format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
        format_set_border(format, UInt8(LXW_BORDER_HAIR.rawValue))
        if let code = style.format.code { format_set_num_format(format, code) }
        switch style.format {
        case .heading:
            format_set_bold(format)
            format_set_align(format, UInt8(LXW_ALIGN_CENTER.rawValue))
            format_set_text_wrap(format)
            format_set_bg_color(format, 0xD9E1F2)
            format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue))
        case .text:
            format_set_text_wrap(format)
            // A text after a number would touch it.
            format_set_indent(format, 1)
        case .day, .whole: format_set_align(format, UInt8(LXW_ALIGN_CENTER.rawValue))
        case .points, .percent: break
        }
        if style.isItalic { format_set_italic(format) }
        if style.isShaded { format_set_bg_color(format, 0xF2F2F2) }
        if style.beginsRanking { format_set_top(format, UInt8(LXW_BORDER_MEDIUM.rawValue)) }
        formats[style] = format
        return format
    }

    private func check(_ error: lxw_error) throws(ExportFailure) {
        guard error != LXW_NO_ERROR else { return }
        throw .workbook(path: path, reason: String(cString: lxw_strerror(error)))
    }

    /// What ends a C text, and what XML 1.0 has no way to write. The library escapes the other control characters.
    private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value == 0 || scalar.value == 0xFFFE || scalar.value == 0xFFFF
    }

    private static func replacingForbidden(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { result.append(isForbidden(scalar) ? "\u{FFFD}" : scalar) }
        return String(result)
    }
}

extension String {
    /// Calls `body` with the text as C has it where it promises nothing of not writing; the library copies it.
    fileprivate func withMutableCString<Result>(_ body: (UnsafeMutablePointer<CChar>) -> Result) -> Result {
        withCString { body(UnsafeMutablePointer(mutating: $0)) }
    }
}
