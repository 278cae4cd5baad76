import Domain
import HTTP
import HTTPTypes
import StrictJSON

extension RecordController {
    static var operations: [Operation] {
        let path = Subject.path
        let one = path + "/{\(Subject.word)}"
        let noun = Subject.noun
        let plural = String(path.split(separator: "/").last ?? "")
        let name = Subject.schemaName
        var operations = [
            Operation(
                method: .get,
                path: path,
                id: plural,
                summary: Wording(vi: "Danh sách \(noun.vi)", en: "Each \(noun.en) that the caller may read"),
                access: .signedIn,
                query: RecordQuery<Subject>.self,
                answers: .written(PageBody<RecordLineBody<Subject>>.self),
                problems: [.notPermitted]
            ),
            Operation(
                method: .post,
                path: path,
                id: "make\(name)",
                summary: Wording(vi: "Lập \(noun.vi)", en: "Begin a record of a \(noun.en)"),
                access: .signedIn,
                isWrite: true,
                reads: .read(RecordRequest<Subject>.self),
                status: 201,
                answers: .written(RecordLineBody<Subject>.self),
                problems: [.notPermitted, .notFound, .unknownReference, .dayToCome]
            ),
            Operation(
                method: .get,
                path: one,
                id: Subject.word,
                summary: Wording(vi: "Một \(noun.vi)", en: "A \(noun.en) with what was done to it"),
                access: .signedIn,
                hasETag: true,
                answers: .written(RecordBody<Subject>.self),
                problems: [.notPermitted]
            ),
            Operation(
                method: .put,
                path: one,
                id: "save\(name)",
                summary: Wording(vi: "Lưu nội dung \(noun.vi)", en: "Save the whole text while it is being written"),
                access: .signedIn,
                isWrite: true,
                needsMatch: true,
                reads: .read(RecordTextRequest<Subject>.self),
                answers: .written(RecordLineBody<Subject>.self),
                problems: [.notPermitted, .wrongState, .unknownReference]
            ),
            Operation(
                method: .post,
                path: one + "/state",
                id: "move\(name)",
                summary: Wording(vi: "Chuyển bước \(noun.vi)", en: "Move a \(noun.en) on, now or as it was"),
                access: .signedIn,
                isWrite: true,
                needsMatch: true,
                reads: .read(RecordStateRequest<Subject>.self),
                answers: .written(RecordLineBody<Subject>.self),
                problems: [
                    .notPermitted, .conflictOfInterest, .wrongState, .incompleteRecord, .dayToCome, .invalidPeriod,
                    .reasonRequired, .reasonInvalid, .unknownReference,
                ]
            ),
        ]
        if Subject.isAmendable { operations.append(amendment(one)) }
        if let entryPath = Subject.entryPath { operations += entryOperations("\(one)/\(entryPath)") }
        return operations
    }

    private static func amendment(_ one: String) -> Operation {
        Operation(
            method: .post,
            path: one + "/amendments",
            id: "amend\(Subject.schemaName)",
            summary: Wording(
                vi: "Điều chỉnh nội dung đã khóa của \(Subject.noun.vi)",
                en: "Change a locked text; what it was is kept"
            ),
            access: .signedIn,
            isWrite: true,
            needsMatch: true,
            reads: .read(RecordAmendmentRequest<Subject>.self),
            answers: .written(RecordLineBody<Subject>.self),
            problems: [
                .notPermitted, .wrongState, .incompleteRecord, .dayToCome, .reasonRequired, .reasonInvalid,
                .unknownReference,
            ]
        )
    }

    private static func entryOperations(_ path: String) -> [Operation] {
        [
            Operation(
                method: .get,
                path: path,
                id: "\(Subject.word)Entries",
                summary: Wording(vi: "Các đơn vị đã ghi gì", en: "What units entered, in the order of entering"),
                access: .signedIn,
                query: UnitEntryQuery.self,
                answers: .written(PageBody<UnitEntryBody>.self),
                problems: [.notPermitted]
            ),
            Operation(
                method: .post,
                path: path,
                id: "enterIn\(Subject.schemaName)",
                summary: Wording(vi: "Ghi cho một đơn vị", en: "Enter something for a unit; the latest counts"),
                access: .signedIn,
                isWrite: true,
                reads: .read(UnitEntryRequest<Subject>.self),
                status: 201,
                answers: .written(UnitEntryReceipt.self),
                problems: [.notPermitted, .wrongState, .incompleteRecord, .dayToCome, .unknownReference]
            ),
        ]
    }
}
