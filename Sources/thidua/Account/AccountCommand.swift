import Application
import ArgumentParser
import Foundation
import Postgres
import Schema

/// `thidua account …`: accounts, for who owns the database.
struct AccountCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "account",
        abstract: "Accounts, for who owns the database (tài khoản).",
        subcommands: [CreateAdministrator.self]
    )

    /// `thidua account create-administrator`: makes the account that makes the others.
    struct CreateAdministrator: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "create-administrator",
            abstract: "Make an administrator's account (tạo tài khoản quản trị).",
            discussion: """
                Prints a one-time password, once; it must be changed at the first sign-in. The unit is made if no unit has \
                the code. With THIDUA_OWNER_DATABASE_URL it works on that database, else on the private one of --data.

                Example:
                  thidua account create-administrator --login admin --unit-code BO --unit-name 'Bộ'

                Exit status: 0 made, 64 wrong usage, 65 login taken, 69 database not reached, 70 refused, \
                78 not configured.
                """
        )

        @Option(help: ArgumentHelp("2 to 64 of a-z 0-9 . _ -, the first a letter or a digit.", valueName: "login"))
        var login: String

        @Option(help: ArgumentHelp("Code of the account's unit.", valueName: "code"))
        var unitCode: String

        @Option(help: ArgumentHelp("Name of the unit, if it is made.", valueName: "name"))
        var unitName: String

        @Option(help: ArgumentHelp("Folder of the private PostgreSQL.", valueName: "dir"))
        var data: String?

        func run() async throws {
            try await CommandFailure.reporting {
                try await DatabaseSettings(data: data).withOwner { try await create($0) }
            }
        }

        private func create(_ connection: PostgresConnection) async throws {
            let useCase = Application.CreateAdministrator(
                database: connection,
                hasher: PasswordHasher(),
                clock: .system
            )
            do throws(CreateAdministratorError) {
                let created = try await useCase.run(login: login, unitCode: unitCode, unitName: unitName)
                print("account   \(login)")
                print("unit      \(unitCode)\(created.unitIsNew ? " (made)" : " (was there)")")
                print("password  \(created.oneTimePassword)")
            } catch {
                throw CommandFailure(error, login: login)
            }
        }
    }
}

extension CommandFailure {
    /// Why no administrator was made.
    fileprivate init(_ error: CreateAdministratorError, login: String) {
        switch error {
        case .loginShape:
            self.init(
                EX_USAGE,
                vi: "Tên đăng nhập gồm 2 đến 64 ký tự a-z 0-9 . _ -, bắt đầu bằng chữ hoặc số.",
                en: "A login is 2 to 64 of a-z 0-9 . _ -, the first a letter or a digit."
            )
        case .unitBounds:
            self.init(
                EX_USAGE,
                vi: "Mã đơn vị có 1 đến 50 ký tự, tên đơn vị 1 đến 300.",
                en: "A unit's code has 1 to 50 characters, its name 1 to 300."
            )
        case .loginTaken:
            self.init(
                EX_DATAERR,
                vi: "Đã có tài khoản \(login); không thay đổi gì.",
                en: "There is an account \(login) already; nothing was changed."
            )
        case .hashing(let error):
            self.init(
                EX_SOFTWARE,
                vi: "Không tính được mã của mật khẩu: \(error).",
                en: "The password's tag: \(error)."
            )
        case .database(let error):
            self.init(error)
        }
    }
}
