package import Domain
import Foundation
package import Postgres

/// The use cases over one database, wired once: what the composition root makes and routes are given.
package struct Services: Sendable {
    package let database: any PostgresRunner
    package let clock: WallClock
    package let scopes: Scopes
    package let signIn: SignIn
    package let signOut: SignOut
    package let changePassword: ChangePassword
    package let readAccount: ReadAccount
    package let writer: Writer
    package let reader: Reader
    package let readAccounts: ReadAccounts
    package let makeOneTimeCode: MakeOneTimeCode
    package let readAgreements: ReadAgreements
    package let readConferences: ReadConferences
    package let readRotation: ReadRotation
    package let listReviews: ListReviews
    package let readReview: ReadReview
    package let readSheet: ReadSheet
    package let readSettlements: ReadSettlements
    package let readInspection: ReadInspection
    package let readFields: ReadFields
    package let readConflicts: ReadConflicts
    package let readGrid: ReadGrid
    package let readDivision: ReadDivision
    package let readMatrix: ReadMatrix
    package let readStandings: ReadStandings
    package let readAuditEvents: ReadAuditEvents
    package let readDerivation: ReadDerivation
    package let readRankings: ReadRankings
    package let exportRankingFile: ExportRankingFile
    package let readScoringDocument: ReadScoringDocument
    package let readPublications: ReadPublications
    package let readAwards: ReadAwards
    package let readDossiers: ReadDossiers
    package let readOrganisation: ReadOrganisation
    package let readRecords: ReadRecords
    package let events = Events()
    package let readEvents: ReadEvents
    package let readWebhooks: ReadWebhooks
    /// What the server calls where a webhook says so.
    package let webhookOrigins: Set<WebhookOrigin>
    package let followEvents: FollowEvents
    package let files: FileKeeping
    package let readFile: ReadFile
    package let readOfficialDocuments: ReadOfficialDocuments
    package let readCouncils: ReadCouncils
    package let readVotes: ReadVotes
    package let castBallot: CastBallot
    /// What the server does by itself is counted here.
    package let jobMetrics = JobMetrics()

    /// - Parameters:
    ///   - pool: Connections as thidua_app.
    ///   - database: Where the statements of sign-in run; nil for the pool.
    ///   - hasher: The process's one.
    ///   - clock: The application's.
    ///   - exports: How much one file of an export may hold, and where it is written: where temporary files are.
    ///   - webhookOrigins: What the server calls where a webhook says so; nothing by default.
    ///   - files: Where files are kept; for who keeps none for long where temporary files are.
    package init(
        pool: PostgresPool,
        database: (any PostgresRunner)? = nil,
        hasher: PasswordHasher,
        clock: WallClock,
        exports: ExportRankingFile.Limits = ExportRankingFile.Limits(
            folder: FileManager.default.temporaryDirectory.path
        ),
        webhookOrigins: Set<WebhookOrigin> = [],
        files: FileKeeping = .temporary
    ) {
        self.webhookOrigins = webhookOrigins
        let database = database ?? PooledRunner(pool)
        self.database = database
        self.clock = clock
        scopes = Scopes(database: database, clock: clock)
        signIn = SignIn(database: database, hasher: hasher, guesses: GuessLimit(clock: clock))
        signOut = SignOut(database: database, scopes: scopes)
        changePassword = ChangePassword(database: database, hasher: hasher, scopes: scopes, clock: clock)
        writer = Writer(pool: pool, clock: clock, ids: UUIDv7(clock: clock), events: events)
        reader = Reader(pool: pool)
        readAccount = ReadAccount(reader: reader)
        readAccounts = ReadAccounts(reader: reader)
        makeOneTimeCode = MakeOneTimeCode(reader: reader, hasher: hasher)
        readAgreements = ReadAgreements(reader: reader)
        readConferences = ReadConferences(reader: reader)
        readRotation = ReadRotation(reader: reader)
        listReviews = ListReviews(reader: reader)
        readReview = ReadReview(reader: reader)
        readSheet = ReadSheet(reader: reader)
        readSettlements = ReadSettlements(reader: reader)
        readInspection = ReadInspection(reader: reader)
        readFields = ReadFields(reader: reader)
        readConflicts = ReadConflicts(reader: reader)
        readGrid = ReadGrid(reader: reader)
        readDivision = ReadDivision(reader: reader)
        readMatrix = ReadMatrix(reader: reader)
        readStandings = ReadStandings(reader: reader)
        readAuditEvents = ReadAuditEvents(reader: reader)
        readDerivation = ReadDerivation(reader: reader)
        readRankings = ReadRankings(reader: reader)
        exportRankingFile = ExportRankingFile(pool: pool, limits: exports)
        readScoringDocument = ReadScoringDocument(reader: reader)
        readPublications = ReadPublications(reader: reader)
        readAwards = ReadAwards(reader: reader)
        readDossiers = ReadDossiers(reader: reader)
        readOrganisation = ReadOrganisation(reader: reader)
        readRecords = ReadRecords(reader: reader)
        readEvents = ReadEvents(reader: reader)
        readWebhooks = ReadWebhooks(reader: reader)
        followEvents = FollowEvents(readEvents: readEvents, scopes: scopes, events: events)
        self.files = files
        readFile = ReadFile(reader: reader, store: files.store)
        readOfficialDocuments = ReadOfficialDocuments(reader: reader)
        readCouncils = ReadCouncils(reader: reader)
        readVotes = ReadVotes(reader: reader)
        castBallot = CastBallot(database: database)
    }
}
