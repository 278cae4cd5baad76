import Application
import Domain
import HTTPTypes
package import StrictJSON

extension Problem {
    /// Nobody is signed in, or no more.
    package static func unauthenticated(detail: Wording? = nil) -> Problem {
        Problem(.unauthenticated, detail: detail)
    }

    /// Something was tried too often.
    ///
    /// - Parameter wait: When to try again; sent in whole seconds, rounded up.
    /// - Returns: The problem, with `Retry-After`.
    package static func tooManyRequests(retryAfter wait: Duration) -> Problem {
        var problem = Problem(.tooManyRequests)
        let (seconds, rest) = wait.components
        problem.headers[.retryAfter] = String(max(1, rest > 0 ? seconds + 1 : seconds))
        return problem
    }

    /// What an error of a use case is to the outside; nil for one that is not meant for clients.
    ///
    /// The one place where errors of Application and of the database become problems.
    ///
    /// - Parameters:
    ///   - error: As it was thrown.
    ///   - member: The body's member whose keys are criteria; nil where the body names none.
    init?(application error: any Error, criteriaIn member: String?) {
        if let failure = DatabaseFailure(error) {
            switch failure.meaning {
            case .tryAgain: self = .unavailable(retryAfter: .seconds(1))
            case .outcomeUnknown:
                self.init(
                    .outcomeUnknown,
                    detail: Wording(
                        vi: "Hãy gửi lại với cùng Idempotency-Key.",
                        en: "Send the same Idempotency-Key again."
                    )
                )
            case .unforeseen: self.init(.internal)
            }
            return
        }
        switch error {
        case let error as AuthenticationError: self.init(error)
        case let error as SignInError: self.init(error)
        case let error as ChangePasswordError: self.init(error)
        case let refusal as Refusal: self.init(refusal: refusal, in: member)
        case let draft as DraftConflicts: self.init(.draftConflict, conflicts: draft.conflicts)
        case let refusal as AgreementRefusal: self.init(.invalidAgreement, errors: refusal.problems)
        case let refusal as RecordRefusal: self.init(.invalidRequest, errors: refusal.problems)
        case let refusal as ResultRefusal: self.init(results: refusal)
        case let error as PasswordHashingError: self = Self.hashing(error)
        case let error as ExportTooLarge: self.init(error)
        case is WriteKeyReused: self.init(.idempotencyKeyReused)
        case is NotSignedIn: self = .unauthenticated()
        case is CancellationError: self = .unavailable(retryAfter: .seconds(1))
        default: return nil
        }
    }

    private init(_ error: ExportTooLarge) {
        let (vi, en) =
            switch error.most {
            case .rows(let count): ("\(count) dòng", "\(count) rows")
            case .bytes(let count): ("\(count >> 20) MiB", "\(count >> 20) MiB")
            }
        self.init(
            .exportTooLarge,
            detail: Wording(
                vi: "Tệp sẽ có hơn \(vi). Hãy thu hẹp bằng managingUnit, block, cluster, kind hoặc review.",
                en: "The file would have more than \(en). Narrow it by managingUnit, block, cluster, kind or review."
            )
        )
    }

    private static func hashing(_ error: PasswordHashingError) -> Problem {
        switch error {
        case .overloaded, .noMemory, .cancelled: .unavailable(retryAfter: .seconds(3))
        case .outOfBounds: Problem(.internal)
        }
    }

    private init(_ error: AuthenticationError) {
        switch error {
        case .notGood: self = .unauthenticated()
        case .passwordMustBeChanged: self.init(.passwordChangeRequired)
        case .database: self.init(.internal)
        }
    }

    private init(_ error: SignInError) {
        switch error {
        case .refused: self.init(.signInRefused)
        case .tooManyAttempts(let wait): self = .tooManyRequests(retryAfter: wait)
        case .overloaded, .cancelled: self = .unavailable(retryAfter: .seconds(3))
        case .database: self.init(.internal)
        }
    }

    private init(_ error: ChangePasswordError) {
        switch error {
        case .notSignedIn: self = .unauthenticated()
        case .wrongOldPassword:
            self.init(
                .passwordRefused,
                detail: Wording(vi: "Mật khẩu cũ không đúng.", en: "The old password is wrong.")
            )
        case .tooShort:
            let least = ChangePassword.minimumLength
            self.init(
                .passwordRefused,
                detail: Wording(
                    vi: "Mật khẩu mới phải có ít nhất \(least) ký tự.",
                    en: "The new password must have at least \(least) characters."
                )
            )
        case .tooLong:
            let most = Password.lengths.upperBound
            self.init(
                .passwordRefused,
                detail: Wording(
                    vi: "Mật khẩu mới dài nhất \(most) byte.",
                    en: "The new password may have at most \(most) bytes."
                )
            )
        case .sameAsOld:
            self.init(
                .passwordRefused,
                detail: Wording(
                    vi: "Mật khẩu mới phải khác mật khẩu cũ.",
                    en: "The new password must differ from the old one."
                )
            )
        case .tooManyAttempts(let wait): self = .tooManyRequests(retryAfter: wait)
        case .overloaded, .cancelled: self = .unavailable(retryAfter: .seconds(3))
        case .database: self.init(.internal)
        }
    }
}
