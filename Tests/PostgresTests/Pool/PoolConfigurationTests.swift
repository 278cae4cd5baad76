import Testing

@testable import Postgres

@Suite struct PoolConfigurationTests {
    @Test func `the default size is twice the database's cores but at least four`() {
        #expect(PoolConfiguration(databaseCores: 1).maximumConnections == 4)
        #expect(PoolConfiguration().maximumConnections == 4)
        #expect(PoolConfiguration(databaseCores: 8).maximumConnections == 16)
    }

    @Test func `a pool without connections is a programmer's mistake`() async {
        await #expect(processExitsWith: .failure) {
            var configuration = PoolConfiguration()
            configuration.maximumConnections = 0
            configuration.checkRanges()
        }
    }

    @Test func `a minimum above the maximum is a programmer's mistake`() async {
        await #expect(processExitsWith: .failure) {
            var configuration = PoolConfiguration()
            configuration.minimumConnections = 5
            configuration.checkRanges()
        }
    }

    @Test func `what a description shows leaves out the connect error`() {
        struct Secretive: Error { let host = "db.internal" }
        let error = PoolError(.unavailable, lastConnectError: Secretive())
        #expect(!error.description.contains("db.internal"))
        #expect(error.debugDescription.contains("db.internal"))
    }
}
