import Domain
import HTTP
import StrictJSON

/// Which tasks are listed.
struct TaskQuery: ReadableBody {
    static let schema = ObjectSchema(
        "TaskQuery",
        [.optional("open", .oneOf(["true", "false"])), .optional("owner", .uuid)] + ObjectSchema.Member.page,
        example: #"{"open":"true","limit":50}"#
    )

    let isOpen: Bool?
    let owner: UnitID?
    let page: PageRequest<TaskKey>

    init(_ object: CheckedObject) throws {
        isOpen = object.optionalString("open").map { $0 == "true" }
        owner = object.optionalIdentifier("owner")
        page = try object.page()
    }
}

extension TaskKey: CursorKey {
    var cursorText: String { "\(due) \(id)" }

    init?(cursorText: String) {
        let parts = cursorText.split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 2, let due = Day(String(parts[0])), let id = TaskID(String(parts[1])) else { return nil }
        self.init(due: due, id: id)
    }
}

/// A task, and what was reported of it.
struct TaskBody: WritableBody {
    private static let followUp = ObjectSchema(
        "TaskFollowUp",
        [
            .required("number", .version), .required("unit", .nullable(.uuid)), .required("state", .taskState),
            .required("moves", .boolean, meaning: "Whether the task is in that state from then on"),
            .required("words", .text(1...4_000)), .required("on", .day),
        ],
        example: #"""
            {"number":1,"unit":null,"state":"done","moves":true,"words":"Đã tổ chức ngày 15/9","on":"2026-09-15"}
            """#
    )
    static let schema = ObjectSchema(
        "Task",
        [
            .required("id", .uuid), .required("conference", .uuid), .required("number", .version),
            .required("text", .text(1...4_000)), .required("owner", .taskOwner),
            .required("unit", .nullable(.uuid), meaning: "Whose it is today; null for all members"),
            .required("due", .day), .required("state", .taskState),
            .required("followUps", .array(of: .object(followUp), maximum: 1_000_000)),
        ],
        example: #"""
            {"id":"0199a000-0000-7000-8000-00000000000d","conference":"0199a000-0000-7000-8000-00000000000c","number":1,"text":"Tổ chức hội thao của cụm","owner":"lead","unit":"0199a000-0000-7000-8000-000000000003","due":"2026-09-30","state":"done","followUps":[\#(followUp.example)]}
            """#
    )

    private let tracked: TrackedTask

    init(_ tracked: TrackedTask) { self.tracked = tracked }

    func write(to writer: inout JSONWriter) {
        let (task, conclusion) = (tracked.task, tracked.task.conclusion)
        writer.beginObject()
        writer.member("id", task.id)
        writer.member("conference", task.conference)
        writer.member("number", task.number)
        writer.member("text", conclusion.text)
        writer.member("owner", conclusion.owner.kind)
        writer.member("unit", tracked.unit)
        writer.member("due", conclusion.due)
        writer.member("state", tracked.state)
        writer.objects("followUps", tracked.followUps) { followUp, writer in
            writer.member("number", followUp.number)
            writer.member("unit", followUp.unit)
            writer.member("state", followUp.state)
            writer.member("moves", followUp.moves)
            writer.member("words", followUp.words)
            writer.member("on", followUp.day)
        }
        writer.endObject()
    }
}

/// What somebody reports of a task.
struct FollowUpRequest: ReadableBody {
    static let schema = ObjectSchema(
        "FollowUpRequest",
        [
            .required("state", .taskState), .required("words", .text(0...10_000)), .optional("occurredOn", .day),
        ],
        example: #"{"state":"done","words":"Đã tổ chức ngày 15/9","occurredOn":"2026-09-15"}"#
    )

    let state: TaskState
    let words: String
    let day: Day?

    init(_ object: CheckedObject) throws {
        guard let state = TaskState(rawValue: try object.string("state")) else { throw SchemaMismatch() }
        self.state = state
        words = try object.string("words")
        day = object.optionalDay("occurredOn")
    }
}
