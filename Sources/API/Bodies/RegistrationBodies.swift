import Application
import Domain
import HTTP
import StrictJSON

/// Until when units register.
struct DeadlineRequest: ReadableBody {
    static let schema = ObjectSchema(
        "RegistrationDeadlineRequest",
        [.required("lastDay", .day)],
        example: #"{"lastDay":"2026-03-31"}"#
    )

    let day: Day

    init(_ object: CheckedObject) throws { day = try object.day("lastDay") }
}

/// What a unit means to win.
struct RegistrationRequest: ReadableBody {
    static let schema = ObjectSchema(
        "RegistrationRequest",
        [.required("awards", .array(of: .uuid, maximum: 50))],
        example: #"{"awards":["0199a000-0000-7000-8000-000000000021"]}"#
    )

    let awards: [AwardID]

    init(_ object: CheckedObject) throws { awards = try object.strings("awards").compactMap { AwardID($0) } }
}

/// The version that something has after it was saved.
struct SavedBody: WritableBody {
    static let schema = ObjectSchema("Saved", [.required("version", .version)], example: #"{"version":1}"#)

    private let version: Int32

    init(_ version: Int32) { self.version = version }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("version", version)
        writer.endObject()
    }
}

/// What the units of a cluster mean to win.
struct RegistrationListBody: WritableBody {
    private static let registration = ObjectSchema(
        "TitleRegistration",
        [
            .required("unit", .uuid), .required("awards", .array(of: .uuid, maximum: 50)),
            .required("recordedOn", .day), .required("version", .version),
        ],
        example: #"""
            {"unit":"0199a000-0000-7000-8000-000000000003","awards":["0199a000-0000-7000-8000-000000000021"],"recordedOn":"2026-03-01","version":1}
            """#
    )
    static let schema = ObjectSchema(
        "RegistrationList",
        [
            .required("lastDay", .nullable(.day)),
            .required("registrations", .array(of: .object(registration), maximum: 10_000)),
        ],
        example: #"{"lastDay":"2026-03-31","registrations":[]}"#
    )

    private let view: ReadAwards.Registrations

    init(_ view: ReadAwards.Registrations) { self.view = view }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("lastDay", view.lastDay)
        writer.objects("registrations", view.registrations) { registration, writer in
            writer.member("unit", registration.unit)
            writer.member("awards", registration.awards)
            writer.member("recordedOn", registration.recordedOn)
            writer.member("version", registration.version)
        }
        writer.endObject()
    }
}
