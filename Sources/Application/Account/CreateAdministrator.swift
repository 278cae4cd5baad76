import Domain
import Foundation
package import Postgres
import Repository

/// Why no administrator was made.
package enum CreateAdministratorError: Error, Sendable {
    /// The login has not the shape of one.
    case loginShape
    /// An account has the login.
    case loginTaken
    /// The unit's code has not 1…50 characters, or its name not 1…300.
    case unitBounds
    case hashing(PasswordHashingError)
    case database(PostgresError)
}

/// Makes the first administrator, as the schema's owner, and the unit that the account belongs to.
package struct CreateAdministrator: Sendable {
    /// What was made.
    package struct Created: Sendable {
        /// Shown once; the database has its hash alone.
        package let oneTimePassword: String
        /// False where the code had a unit, which keeps its name.
        package let unitIsNew: Bool
    }

    private let database: PostgresConnection
    private let hasher: PasswordHasher
    private let clock: WallClock

    /// - Parameters:
    ///   - database: A connection as thidua_owner.
    ///   - hasher: The process's one.
    ///   - clock: The application's.
    package init(database: PostgresConnection, hasher: PasswordHasher, clock: WallClock) {
        self.database = database
        self.hasher = hasher
        self.clock = clock
    }

    /// Makes all of it in one transaction, or nothing.
    package func run(
        login: String,
        unitCode: String,
        unitName: String
    ) async throws(CreateAdministratorError) -> Created {
        guard let login = Login(login) else { throw .loginShape }
        let (code, name) = (
            unitCode.precomposedStringWithCanonicalMapping, unitName.precomposedStringWithCanonicalMapping
        )
        guard (1...Unit.longestCode).contains(code.unicodeScalars.count),
            (1...Unit.longestName).contains(name.unicodeScalars.count)
        else {
            throw .unitBounds
        }
        let oneTimePassword = OneTimePassword.random()
        let parameters = PasswordParameters(salt: .random(count: 16))
        let tag: PasswordTag
        do throws(PasswordHashingError) {
            guard let password = Password(oneTimePassword) else { throw .outOfBounds }
            tag = try await hasher.tag(of: password, parameters)
        } catch {
            throw .hashing(error)
        }
        let ids = UUIDv7(clock: clock)
        let (unitID, accountID): (UnitID, AccountID) = (ids.identifier(), ids.identifier())
        let day = Day(microsecondsSince1970: clock.now().microsecondsSince1970)
        do {
            let makingUnit = AdministratorStatements.unit(
                code: code,
                orMake: unitID,
                name: name,
                searchKey: SearchKey.of(name),
                from: day
            )
            let unitIsNew = try await database.transaction { transaction in
                let unit = try await transaction.run(makingUnit)
                _ = try await transaction.run(
                    AdministratorStatements.account(
                        id: accountID,
                        unitID: unit.id,
                        login: login.text,
                        name: login.text,
                        from: day
                    ),
                    AdministratorStatements.oneTimePassword(of: accountID, parameters, tag: tag)
                )
                return unit.isNew
            }
            return Created(oneTimePassword: oneTimePassword, unitIsNew: unitIsNew)
        } catch let error as PostgresError {
            throw error.server?.constraint == "account_login_key" ? .loginTaken : .database(error)
        } catch {
            throw .database(PostgresError(.unavailable("the transaction")))
        }
    }
}
