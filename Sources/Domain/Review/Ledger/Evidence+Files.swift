import StrictJSON

extension Evidence {
    /// The files that it cites, each once.
    package var files: [FileID] {
        var seen: Set<FileID> = []
        return pieces.compactMap(\.file).filter { seen.insert($0).inserted }
    }

    /// Binds what it cites to the bytes that are kept: beside the id of each file stand its name, its size and its SHA-256, so
    /// that it can be proved later what was handed in.
    ///
    /// - Parameters:
    ///   - found: The files that the caller may read, by id.
    ///   - unit: Whose result it stands beside.
    ///   - review: In which review.
    ///   - criterion: Of which criterion.
    /// - Returns: The evidence, bound.
    /// - Throws: `unknownReference` for a file that is not there, or is not the unit's own evidence in this review; also for one
    ///   that was bound to other bytes.
    package func bound(
        to found: [FileID: KeptFile],
        of unit: UnitID,
        in review: ReviewID,
        at criterion: Code
    ) throws(Refusal) -> Evidence {
        let pieces = pieces
        guard pieces.contains(where: { $0.file != nil }) else { return self }
        var writer = JSONWriter()
        writer.beginArray()
        for piece in pieces {
            guard let id = piece.file else {
                // It was read, so it has a canonical form.
                writer.value(json: (try? CanonicalJSON.bytes(of: piece.json)) ?? Array("null".utf8))
                continue
            }
            guard let file = found[id], file.unit == unit, file.review == review,
                piece.sha256.map({ $0 == file.sha256.hexadecimal }) ?? true
            else { throw .unknownEvidence(id, at: criterion) }
            writer.beginObject()
            writer.member("file", id.description)
            writer.member("name", file.name)
            writer.member("sha256", file.sha256.hexadecimal)
            writer.member("size", Int(file.size))
            if let title = piece.title { writer.member("title", title) }
            writer.endObject()
        }
        writer.endArray()
        guard let bound = Evidence(String(decoding: writer.bytes, as: UTF8.self)) else {
            throw .unknownEvidence(nil, at: criterion)
        }
        return bound
    }

    private struct Piece {
        let json: JSONValue
        let file: FileID?
        let sha256: String?
        let title: String?

        init(_ json: JSONValue) {
            let member = { (name: String) in json.members?.first { $0.key.string == name }?.value.string }
            self.json = json
            file = member("file").flatMap { FileID($0) }
            sha256 = member("sha256")
            title = member("title")
        }
    }

    private var pieces: [Piece] {
        guard let elements = try? JSONDocument(utf8).root.elements else { return [] }
        return elements.map(Piece.init)
    }
}

extension Refusal {
    fileprivate static func unknownEvidence(_ file: FileID?, at criterion: Code) -> Refusal {
        Refusal(
            .unknownReference,
            vi: "Minh chứng nêu một tệp không có, hoặc không phải của chính đơn vị trong lần chấm điểm này.",
            en: "The evidence names a file that is not there, or not the unit's own in this review.",
            places: [
                RefusedPlace(
                    .unknownReference,
                    criterion: criterion,
                    vi: "Không có tệp \(file?.description ?? "") này.",
                    en: "There is no such file \(file?.description ?? "")."
                )
            ]
        )
    }
}
