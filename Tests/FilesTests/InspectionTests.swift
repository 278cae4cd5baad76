import StrictJSON
import Testing

@testable import Files

@Suite struct `a file is known by its content` {
    private static let pdf = "%PDF-1.7\n1 0 obj\n<<>>\nendobj\nstartxref\n9\n%%EOF\n"

    @Test func `and is what it is called`() async throws {
        try await Intake.use { intake async throws in
            let word = Zip.archive(["[Content_Types].xml", "word/document.xml", "word/media/image1.png"])
            let files: [([UInt8], String, KeptType)] = [
                (Array(Self.pdf.utf8), "Báo cáo.PDF", .pdf), (word, "a.docx", .docx),
                (Zip.archive(["[Content_Types].xml", "xl/workbook.xml"]), "a.xlsx", .xlsx),
                (Zip.archive(["[Content_Types].xml", "ppt/presentation.xml"]), "a.pptx", .pptx),
                (Zip.archive(["mimetype", "content.xml"], first: KeptType.odt.mediaType), "a.odt", .odt),
                (Zip.archive(["mimetype", "content.xml"], first: KeptType.ods.mediaType), "a.ods", .ods),
                (Array("Đơn vị;Điểm\r\nA;7\r\n".utf8), "a.csv", .csv), (Array("\u{FEFF}Thư".utf8), "a.txt", .plainText),
            ]
            for (bytes, name, type) in files {
                let found = try await intake.receive(bytes, name).type
                #expect(found == type, "\(name)")
                let declared = try await intake.receive(bytes, name, as: type.mediaType).type
                #expect(declared == type)
                // Of texts only the name tells which of the two they are.
                let text = type == .csv ? .plainText : type
                await #expect(throws: FileRefusal(.notAsCalled(text))) { try await intake.receive(bytes, "a.exe") }
                await #expect(throws: FileRefusal(.notAsCalled(type))) {
                    try await intake.receive(bytes, name, as: "image/gif")
                }
            }
        }
    }

    @Test func `and refused with what was found`() async throws {
        try await Intake.use { intake async throws in
            let refused: [([UInt8], String, String)] = [
                (Array("<!DOCTYPE html><script>alert(1)</script>".utf8), "a.txt", "HTML"),
                (Array("\u{FEFF} \n<svg xmlns='http://www.w3.org/2000/svg'/>".utf8), "a.txt", "SVG"),
                (Array("#!/bin/sh\nrm -rf /\n".utf8), "a.txt", "script"), ([0x4D, 0x5A, 0x90, 0], "a.pdf", "program"),
                ([0x7F, 0x45, 0x4C, 0x46, 2], "a.pdf", "program"), (Array("GIF89a".utf8), "a.jpg", "GIF"),
                (Array("\u{0}\u{0}\u{0}\u{18}ftypheic".utf8), "a.jpg", "HEIC"),
                (Array("{\\rtf1}".utf8), "a.txt", "RTF"),
                ([0xD0, 0xCF, 0x11, 0xE0], "a.docx", "Office 97"), (Zip.archive(["a.html"]), "a.docx", "ZIP"),
                ([0xFF, 0xFE, 0x41, 0], "a.txt", "UTF-8"), (Array("a\u{0}b".utf8), "a.txt", "UTF-8"),
                (Array("\u{1B}]0;x\u{7}".utf8), "a.txt", "UTF-8"),
            ]
            for (bytes, name, found) in refused {
                let error = await #expect(throws: FileRefusal.self) { try await intake.receive(bytes, name) }
                #expect(error?.wording.en.contains(found) == true, "\(found): \(error?.wording.en ?? "")")
            }
            await #expect(throws: FileRefusal(.empty)) { try await intake.receive("", "a.txt") }
            await #expect(throws: FileRefusal(.damaged(.pdf))) {
                try await intake.receive(String(Self.pdf.dropLast(8)), "a.pdf")
            }
            #expect(try intake.names("contents").isEmpty && intake.names("incoming").isEmpty)
        }
    }

    @Test(arguments: [
        "word/vbaProject.bin", "xl/vbaProject.bin", "word/activeX/activeX1.xml", "xl/macrosheets/sheet1.xml",
        "word/embeddings/setup.exe", "WORD/VBAPROJECT.BIN",
    ])
    func `and refused where it holds a program`(member: String) async throws {
        try await Intake.use { intake async throws in
            let bytes = Zip.archive(["[Content_Types].xml", "word/document.xml", member])
            await #expect(throws: FileRefusal(.macros)) { try await intake.receive(bytes, "a.docx") }
            let open = Zip.archive(["mimetype", "Basic/Standard/Module1.xml"], first: KeptType.odt.mediaType)
            await #expect(throws: FileRefusal(.macros)) { try await intake.receive(open, "a.odt") }
        }
    }

    @Test func `and refused where its directory is not what it says`() async throws {
        try await Intake.use { intake async throws in
            let bytes = Zip.archive(["[Content_Types].xml", "word/document.xml"])
            for index in stride(from: 0, to: bytes.count, by: 3) {
                var damaged = bytes
                damaged.remove(at: index)
                await #expect(throws: FileRefusal.self) { try await intake.receive(damaged, "a.docx") }
            }
            await #expect(throws: FileRefusal.self) { try await intake.receive(bytes + [0], "a.docx") }
            let twice = Zip.archive(["[Content_Types].xml", "word/document.xml", "word/Document.xml"])
            await #expect(throws: FileRefusal(.damaged(.docx))) { try await intake.receive(twice, "a.docx") }
        }
    }

    @Test func `and too large from the byte on that is one too many`() async throws {
        try await Intake.use { intake async throws in
            var intake = intake
            intake.limit = 2_500
            let text = { String(repeating: "a", count: $0) }
            #expect(try await intake.receive(text(2_500), "a.txt").size == 2_500)
            await #expect(throws: FileRefusal(.tooLarge(limit: 2_500))) {
                try await intake.receive(text(2_501), "a.txt")
            }
            #expect(try intake.names("incoming").isEmpty)
        }
    }

    @Test func `and a character may lie across two pieces`() async throws {
        try await Intake.use { intake async throws in
            for shift in 0..<4 {
                let text = String(repeating: "x", count: shift) + String(repeating: "ế𝄞đ", count: 20_000)
                #expect(try await intake.receive(text, "a.txt").type == .plainText)
            }
            let cut = Array("aế".utf8.dropLast())
            await #expect(throws: FileRefusal.self) { try await intake.receive(cut, "a.txt") }
        }
    }
}

/// Archives whose members are empty, but for the first one.
enum Zip {
    static func archive(_ names: [String], first content: String = "") -> [UInt8] {
        var (files, directory): ([UInt8], [UInt8]) = ([], [])
        for (index, name) in names.enumerated() {
            let data = index == 0 ? Array(content.utf8) : []
            let middle = [UInt8](repeating: 0, count: 8) + four(0) + four(data.count) + four(data.count)
            let lengths = two(name.utf8.count) + two(0)
            let offset = files.count
            files += [0x50, 0x4B, 3, 4, 20, 0] + middle + lengths + Array(name.utf8) + data
            directory +=
                [0x50, 0x4B, 1, 2, 20, 0, 20, 0] + middle + lengths + two(0) + two(0) + two(0) + four(0)
                + four(offset) + Array(name.utf8)
        }
        return files + directory + [0x50, 0x4B, 5, 6, 0, 0, 0, 0] + two(names.count) + two(names.count)
            + four(directory.count) + four(files.count) + two(0)
    }

    private static func two(_ number: Int) -> [UInt8] { [UInt8(number & 0xFF), UInt8(number >> 8 & 0xFF)] }
    private static func four(_ number: Int) -> [UInt8] { two(number & 0xFFFF) + two(number >> 16) }
}
