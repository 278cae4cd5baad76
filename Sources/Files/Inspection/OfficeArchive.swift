/// Office documents: zip archives with the members that make them one, and none that runs.
///
/// Members are known by name and not unpacked: an office program runs macros from no file of these kinds, and from their usual
/// members they are seen.
enum OfficeArchive {
    private static let endLength = 22

    static func type(of file: AsideFile, size: Int) throws -> KeptType {
        let members = try members(of: file, size: size)
        let names = Set(members.map { $0.lowercased() })
        let type: KeptType? =
            if names.contains("[content_types].xml") {
                switch true {
                case names.contains("word/document.xml"): .docx
                case names.contains("xl/workbook.xml"), names.contains("xl/workbook.bin"): .xlsx
                case names.contains("ppt/presentation.xml"): .pptx
                default: nil
                }
            } else {
                try openDocument(file)
            }
        guard let type else { throw FileRefusal(.kind("ZIP")) }
        guard !names.contains(where: isProgram) else { throw FileRefusal(.macros) }
        // By its own name a member may leave the folder that it is unpacked in.
        guard members.count == names.count, names.allSatisfy({ !$0.hasPrefix("/") && !$0.contains("..") }) else {
            throw FileRefusal(.damaged(type))
        }
        return type
    }

    private static func isProgram(_ name: String) -> Bool {
        let last = name.split(separator: "/").last ?? ""
        return last.hasPrefix("vbaproject") || last.hasPrefix("vbadata") || name == "xl/workbook.bin"
            || name.contains("/activex/") || name.contains("/macrosheets/") || name.hasPrefix("basic/")
            || name.hasPrefix("scripts/")
            || [".exe", ".dll", ".js", ".vbs", ".bat", ".cmd", ".ps1"].contains(where: last.hasSuffix)
    }

    /// An OpenDocument says what it is in its first member, which is not packed.
    private static func openDocument(_ file: AsideFile) throws -> KeptType? {
        let start = try file.bytes(at: 0, upTo: 256)
        guard start.count > 38, start.littleEndian16(at: 8) == 0, start.littleEndian16(at: 26) == 8,
            start.has("mimetype", at: 30)
        else { return nil }
        let type = start.dropFirst(38 + start.littleEndian16(at: 28)).prefix(start.littleEndian32(at: 22))
        return [KeptType.odt, .ods].first { Array($0.mediaType.utf8) == Array(type) }
    }

    /// The names of all members, by the archive's directory at its end.
    private static func members(of file: AsideFile, size: Int) throws -> [String] {
        let damaged = FileRefusal(.kind("ZIP hỏng, damaged ZIP"))
        let end = try file.bytes(at: max(0, size - endLength), upTo: endLength)
        // No comment: whatever stands behind the directory is no part of a document.
        guard end.count == endLength, end.starts(with: [0x50, 0x4B, 0x05, 0x06]) else { throw damaged }
        let (count, length, start) = (
            end.littleEndian16(at: 10), end.littleEndian32(at: 12), end.littleEndian32(at: 16)
        )
        guard end.littleEndian16(at: 4) == 0, count > 0, count < 10_000, length < 1 << 22,
            start + length + endLength == size
        else { throw damaged }
        let directory = try file.bytes(at: start, upTo: length)
        guard directory.count == length else { throw damaged }
        var (names, offset): ([String], Int) = ([], 0)
        for _ in 0..<count {
            guard offset + 46 <= length, directory[offset...].starts(with: [0x50, 0x4B, 0x01, 0x02]) else {
                throw damaged
            }
            let lengths = [28, 30, 32].map { directory.littleEndian16(at: offset + $0) }
            let next = offset + 46 + lengths.reduce(0, +)
            let isEncrypted = directory.littleEndian16(at: offset + 8) & 1 == 1
            guard !isEncrypted, next <= length,
                let name = String(validating: directory[(offset + 46)..<(offset + 46 + lengths[0])], as: UTF8.self)
            else { throw damaged }
            names.append(name)
            offset = next
        }
        guard offset == length else { throw damaged }
        return names
    }
}
