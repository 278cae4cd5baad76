import Domain
import HTTP
import StrictJSON

extension Schema {
    /// Evidence beside a result; null and an empty list are none.
    static let evidence = Schema.array(of: .object(.evidencePiece), maximum: Evidence.most)
}

extension ObjectSchema {
    /// One piece of evidence: a link, a paper or a file.
    fileprivate static let evidencePiece = ObjectSchema(
        "Evidence",
        [
            .optional("link", .text(1...Evidence.longestLink)), .optional("paper", .object(paper)),
            .optional("file", .uuid), .optional("title", .text(1...300)),
            // Of a file, as it was when it was cited: an answer has them, and what a request says of them is not believed.
            .optional("name", .text(1...KeptFile.longestName)), .optional("sha256", .sha256),
            .optional("size", .integer(1...Int.max)),
        ],
        example: #"""
            {"paper":{"number":"15/BC-CAT","date":"2026-10-05","keptAt":"Phòng Tham mưu, cặp 3"},"title":"Báo cáo quý III"}
            """#
    )

    private static let paper = ObjectSchema(
        "Paper",
        [
            .required("number", .text(1...100)), .required("date", .day), .required("keptAt", .text(1...500)),
        ],
        example: #"{"number":"15/BC-CAT","date":"2026-10-05","keptAt":"Phòng Tham mưu, cặp 3"}"#
    )
}

/// Reads the evidence of many criteria, and remembers all that is wrong with it.
struct EvidenceReading {
    private var problems: [JSONProblem] = []

    /// The evidence of one criterion; nil where there is none.
    mutating func evidence(of criterion: CheckedObject) -> Evidence? {
        guard let value = criterion.value("evidence") else { return nil }
        do throws(EvidenceRefusal) {
            return try Evidence.read(value)
        } catch {
            problems += error.problems
            return nil
        }
    }

    /// Refuses a body with evidence that is none.
    ///
    /// - Throws: `Problem` `invalid-request` with the first 1,000 places.
    func check() throws(Problem) {
        guard problems.isEmpty else {
            throw Problem(.invalidRequest, errors: Array(problems.prefix(JSONProblems.limit)))
        }
    }
}

extension JSONWriter {
    /// Writes evidence as a member; nothing where there is none.
    mutating func evidenceMember(_ evidence: Evidence?) {
        guard let evidence else { return }
        member("evidence", json: evidence.utf8)
    }
}
