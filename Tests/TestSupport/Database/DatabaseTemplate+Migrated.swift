import EmbeddedPostgres
import Postgres
import Schema

extension DatabaseTemplate {
    /// ThiDua's own schema: set up and migrated as an installation is, without data.
    package static let migrated = DatabaseTemplate(name: "migrated", afterCloning: Schema.databaseRights) { database in
        let connect = { (user: String) in
            try await PostgresConnection.connect(PostgresConfiguration(database.connectionString(user: user)))
        }
        let superuser = try await connect(EmbeddedServer.superuser)
        try await superuser.transaction { transaction in
            try await transaction.execute(script: Schema.roles)
            try await transaction.execute(script: Schema.databaseRights)
        }
        await superuser.close()
        let owner = try await connect(SchemaSetup.owner)
        try await Schema.migrator.run(on: owner)
        await owner.close()
    }
}
