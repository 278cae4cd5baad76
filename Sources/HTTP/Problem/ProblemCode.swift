package import StrictJSON

/// The stable names of what can go wrong over HTTP; docs/errors.md explains each, and a test holds it equal to this list.
package enum ProblemCode: String, CaseIterable, Sendable {
    case malformedJSON = "malformed-json"
    case invalidRequest = "invalid-request"
    case ambiguousCredentials = "ambiguous-credentials"
    case unauthenticated
    case signInRefused = "sign-in-refused"
    case forbidden
    case csrfRefused = "csrf-refused"
    case passwordChangeRequired = "password-change-required"
    case passwordRefused = "password-refused"
    case notFound = "not-found"
    case methodNotAllowed = "method-not-allowed"
    case notAcceptable = "not-acceptable"
    case staleVersion = "stale-version"
    case contentTooLarge = "content-too-large"
    case exportTooLarge = "export-too-large"
    case unsupportedMediaType = "unsupported-media-type"
    case fileRefused = "file-refused"
    case rangeNotSatisfiable = "range-not-satisfiable"
    case idempotencyKeyRequired = "idempotency-key-required"
    case idempotencyKeyReused = "idempotency-key-reused"
    case preconditionRequired = "precondition-required"
    case notPermitted = "not-permitted"
    case conflictOfInterest = "conflict-of-interest"
    case notReleased = "not-released"
    case wrongState = "wrong-state"
    case deadlinePassed = "deadline-passed"
    case notSubmitted = "not-submitted"
    case criterionNotReturned = "criterion-not-returned"
    case missingUnsettled = "missing-unsettled"
    case evidenceRequired = "evidence-required"
    case noRoom = "no-room"
    case notMissing = "not-missing"
    case criterionNotAssigned = "criterion-not-assigned"
    case incompleteAgreement = "incomplete-agreement"
    case incompleteRecord = "incomplete-record"
    case agreementPending = "agreement-pending"
    case noAgreement = "no-agreement"
    case alreadySigned = "already-signed"
    case signaturesDiffer = "signatures-differ"
    case requirementUnmet = "requirement-unmet"
    case disqualified
    case quotaExceeded = "quota-exceeded"
    case incompleteDossier = "incomplete-dossier"
    case invalidAgreement = "invalid-agreement"
    case originNotAllowed = "origin-not-allowed"
    case eventsForgotten = "events-forgotten"
    case dayToCome = "day-to-come"
    case unknownCriterion = "unknown-criterion"
    case repeatedCriterion = "repeated-criterion"
    case criterionRequired = "criterion-required"
    case invalidResult = "invalid-result"
    case reasonRequired = "reason-required"
    case reasonInvalid = "reason-invalid"
    case invalidVote = "invalid-vote"
    case invalidFigures = "invalid-figures"
    case ballotTaken = "ballot-taken"
    case ballotRefused = "ballot-refused"
    case alreadyExists = "already-exists"
    case alreadyMember = "already-member"
    case notAMember = "not-a-member"
    case handoverIncomplete = "handover-incomplete"
    case stillNeeded = "still-needed"
    case invalidPeriod = "invalid-period"
    case invalidName = "invalid-name"
    case restrictedCriterion = "restricted-criterion"
    case unknownReference = "unknown-reference"
    case draftConflict = "draft-conflict"
    case preconditionMalformed = "precondition-malformed"
    case tooManyRequests = "too-many-requests"
    case `internal`
    case unavailable
    case outcomeUnknown = "outcome-unknown"

    /// The URI that RFC 9457 wants: relative, as the server does not know its own name; docs/errors.md has the anchors.
    package var type: String { "/errors#\(rawValue)" }

    /// The status code that the code is answered with.
    package var status: Int {
        switch self {
        case .malformedJSON, .ambiguousCredentials, .idempotencyKeyRequired, .preconditionMalformed: 400
        case .unauthenticated, .signInRefused: 401
        case .forbidden, .csrfRefused, .passwordChangeRequired, .notPermitted, .conflictOfInterest, .notReleased: 403
        case .notFound: 404
        case .methodNotAllowed: 405
        case .notAcceptable: 406
        case .wrongState, .deadlinePassed, .notSubmitted, .criterionNotReturned, .missingUnsettled,
            .evidenceRequired, .notMissing, .noRoom,
            .criterionNotAssigned, .incompleteAgreement, .incompleteRecord, .agreementPending, .noAgreement,
            .alreadySigned, .signaturesDiffer, .ballotTaken, .ballotRefused,
            .alreadyExists, .alreadyMember, .notAMember, .handoverIncomplete, .stillNeeded,
            .requirementUnmet, .disqualified, .quotaExceeded, .incompleteDossier:
            409
        case .eventsForgotten: 410
        case .staleVersion, .draftConflict: 412
        case .contentTooLarge: 413
        case .unsupportedMediaType: 415
        case .rangeNotSatisfiable: 416
        case .invalidRequest, .passwordRefused, .idempotencyKeyReused, .unknownCriterion, .repeatedCriterion,
            .criterionRequired, .invalidResult, .reasonRequired, .reasonInvalid, .invalidAgreement, .dayToCome,
            .invalidPeriod, .invalidName, .unknownReference, .exportTooLarge, .originNotAllowed, .fileRefused,
            .restrictedCriterion, .invalidVote, .invalidFigures:
            422
        case .preconditionRequired: 428
        case .tooManyRequests: 429
        case .internal: 500
        case .unavailable: 503
        case .outcomeUnknown: 504
        }
    }

    /// What happened, in one line that is the same each time.
    package var title: Wording {
        switch self {
        case .malformedJSON: Wording(vi: "Không phải JSON hợp lệ", en: "Not valid JSON")
        case .invalidRequest: Wording(vi: "Yêu cầu không hợp lệ", en: "Invalid request")
        case .unauthenticated: Wording(vi: "Chưa đăng nhập", en: "Not signed in")
        case .ambiguousCredentials: Wording(vi: "Nhiều thông tin xác thực cùng lúc", en: "More than one credential")
        case .signInRefused: Wording(vi: "Sai tên đăng nhập hoặc mật khẩu", en: "Wrong login or password")
        case .forbidden: Wording(vi: "Không có quyền", en: "Not permitted")
        case .csrfRefused: Wording(vi: "Yêu cầu không phải từ trang của hệ thống", en: "Not from our own pages")
        case .passwordChangeRequired: Wording(vi: "Phải đổi mật khẩu trước", en: "Change the password first")
        case .passwordRefused: Wording(vi: "Không đổi được mật khẩu", en: "Password not changed")
        case .notFound: Wording(vi: "Không tìm thấy", en: "Not found")
        case .methodNotAllowed: Wording(vi: "Phương thức không được hỗ trợ", en: "Method not allowed")
        case .notAcceptable: Wording(vi: "Không có dạng trả lời được yêu cầu", en: "No acceptable representation")
        case .staleVersion: Wording(vi: "Dữ liệu đã được người khác sửa", en: "Changed by someone else")
        case .contentTooLarge: Wording(vi: "Nội dung quá lớn", en: "Content too large")
        case .exportTooLarge: Wording(vi: "Tệp xuất quá lớn", en: "Export too large")
        case .unsupportedMediaType: Wording(vi: "Kiểu nội dung không được hỗ trợ", en: "Unsupported media type")
        case .fileRefused: Wording(vi: "Không nhận tệp này", en: "File refused")
        case .rangeNotSatisfiable: Wording(vi: "Không có phần được yêu cầu", en: "Range not satisfiable")
        case .idempotencyKeyRequired: Wording(vi: "Thiếu Idempotency-Key", en: "Idempotency-Key required")
        case .idempotencyKeyReused:
            Wording(vi: "Idempotency-Key đã dùng cho yêu cầu khác", en: "Idempotency-Key reused")
        case .preconditionRequired: Wording(vi: "Thiếu If-Match", en: "If-Match required")
        case .notPermitted: Wording(vi: "Không được phép làm việc này", en: "Not permitted to do this")
        case .conflictOfInterest: Wording(vi: "Không tự thẩm định đơn vị mình", en: "Conflict of interest")
        case .notReleased: Wording(vi: "Chưa đến lúc xem", en: "Not released yet")
        case .wrongState: Wording(vi: "Không đúng bước", en: "Not in a state for this")
        case .deadlinePassed: Wording(vi: "Đã quá hạn", en: "Deadline passed")
        case .notSubmitted: Wording(vi: "Phiếu chưa nộp", en: "Not submitted")
        case .criterionNotReturned: Wording(vi: "Tiêu chí không được trả lại", en: "Criterion not returned")
        case .missingUnsettled: Wording(vi: "Còn kết quả thiếu chưa xử lý", en: "Missing results unsettled")
        case .evidenceRequired: Wording(vi: "Thiếu minh chứng", en: "Evidence required")
        case .noRoom: Wording(vi: "Hết dung lượng", en: "No room left")
        case .notMissing: Wording(vi: "Tiêu chí có kết quả", en: "Not missing")
        case .criterionNotAssigned: Wording(vi: "Không giao tiêu chí này", en: "Criterion not assigned")
        case .incompleteAgreement: Wording(vi: "Giao ước chưa đủ", en: "Incomplete agreement")
        case .incompleteRecord: Wording(vi: "Còn thiếu nội dung", en: "Incomplete record")
        case .agreementPending: Wording(vi: "Còn giao ước chưa có hiệu lực", en: "An agreement is pending")
        case .originNotAllowed: Wording(vi: "Địa chỉ không được phép gọi", en: "Address not allowed")
        case .eventsForgotten: Wording(vi: "Sự kiện không còn được lưu", en: "Events forgotten")
        case .noAgreement: Wording(vi: "Chưa có giao ước có hiệu lực", en: "No agreement in force")
        case .alreadySigned: Wording(vi: "Đã ký", en: "Already signed")
        case .signaturesDiffer: Wording(vi: "Nêu không đúng đơn vị chưa ký", en: "Other signatures are missing")
        case .requirementUnmet: Wording(vi: "Chưa đủ điều kiện khen thưởng", en: "Requirement not met")
        case .disqualified: Wording(vi: "Đang có lý do chưa được xét", en: "Disqualified")
        case .quotaExceeded: Wording(vi: "Vượt chỉ tiêu khen thưởng", en: "Quota exceeded")
        case .incompleteDossier: Wording(vi: "Hồ sơ chưa đủ", en: "Incomplete dossier")
        case .invalidAgreement: Wording(vi: "Giao ước không hợp lệ", en: "Invalid agreement")
        case .dayToCome: Wording(vi: "Ngày chưa đến", en: "A day to come")
        case .unknownCriterion: Wording(vi: "Không có tiêu chí này", en: "Unknown criterion")
        case .repeatedCriterion: Wording(vi: "Tiêu chí đứng hai lần", en: "Repeated criterion")
        case .criterionRequired: Wording(vi: "Chưa nêu tiêu chí", en: "Criterion required")
        case .invalidResult: Wording(vi: "Kết quả không hợp lệ", en: "Invalid result")
        case .reasonRequired: Wording(vi: "Thiếu lý do", en: "Reason required")
        case .reasonInvalid: Wording(vi: "Lý do không hợp lệ", en: "Invalid reason")
        case .invalidVote: Wording(vi: "Cuộc biểu quyết không hợp lệ", en: "Invalid vote")
        case .invalidFigures: Wording(vi: "Số liệu kiểm phiếu không khớp", en: "Figures do not fit together")
        case .ballotTaken: Wording(vi: "Đã nhận phiếu", en: "Ballot taken already")
        case .ballotRefused: Wording(vi: "Phiếu không được nhận", en: "Ballot refused")
        case .alreadyExists: Wording(vi: "Đã có rồi", en: "Already there")
        case .alreadyMember: Wording(vi: "Đơn vị đã ở một cụm", en: "Already a member")
        case .notAMember: Wording(vi: "Không phải thành viên của cụm", en: "Not a member")
        case .handoverIncomplete: Wording(vi: "Chưa bàn giao xong", en: "Handover incomplete")
        case .stillNeeded: Wording(vi: "Còn đơn vị, cụm phụ thuộc", en: "Something still hangs on it")
        case .invalidPeriod: Wording(vi: "Thời gian không hợp lệ", en: "Invalid days")
        case .invalidName: Wording(vi: "Tên hoặc mã không hợp lệ", en: "Invalid name")
        case .restrictedCriterion: Wording(vi: "Tiêu chí hạn chế", en: "Restricted criterion")
        case .unknownReference: Wording(vi: "Không có mục được nêu", en: "Unknown reference")
        case .draftConflict: Wording(vi: "Tiêu chí đã được người khác sửa", en: "Changed by a colleague")
        case .preconditionMalformed: Wording(vi: "If-Match không hợp lệ", en: "Malformed If-Match")
        case .tooManyRequests: Wording(vi: "Quá nhiều yêu cầu", en: "Too many requests")
        case .internal: Wording(vi: "Lỗi của máy chủ", en: "Server error")
        case .unavailable: Wording(vi: "Tạm thời không phục vụ được", en: "Temporarily unavailable")
        case .outcomeUnknown: Wording(vi: "Không rõ kết quả ghi", en: "Outcome unknown")
        }
    }

    /// The code for a status that a framework chose.
    init(status: Int) {
        switch status {
        case 401: self = .unauthenticated
        case 403: self = .forbidden
        case 404: self = .notFound
        case 405: self = .methodNotAllowed
        case 406: self = .notAcceptable
        case 412: self = .staleVersion
        case 413: self = .contentTooLarge
        case 415: self = .unsupportedMediaType
        case 428: self = .preconditionRequired
        case 429: self = .tooManyRequests
        case 503: self = .unavailable
        case 504: self = .outcomeUnknown
        case 400..<500: self = .invalidRequest
        default: self = .internal
        }
    }
}
