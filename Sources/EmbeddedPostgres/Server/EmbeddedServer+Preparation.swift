extension EmbeddedServer {
    /// Everything before the launch, in the order in which a refusal changes least.
    static func prepare(_ configuration: Configuration) async throws(EmbeddedPostgresError) -> EmbeddedServer {
        let account = try ServerAccount.choose(serverUser: configuration.serverUser)
        let preparation = FolderPreparation(account: account)
        let folder = try await preparation.prepare(configuration.folder)
        let lock = try FolderLock(folder)
        let dataVersion = try folder.dataVersion()
        let binaries = try await ServerBinaries.find(in: configuration.binaries, preferring: dataVersion)
        if let dataVersion, dataVersion != binaries.majorVersion {
            throw .otherMajorVersion(folder: folder.path, data: dataVersion, binaries: binaries.majorVersion)
        }
        let socketFolder = try SocketFolder.prepare(
            for: folder,
            fixed: configuration.socketFolder,
            with: preparation
        )
        try AccessFiles(account: account, roles: [superuser] + configuration.roles).write(into: folder)
        try preparation.makeServerFolder(folder.log)
        let initialisation = DatabaseInitialisation(
            folder: folder,
            binaries: binaries,
            account: account,
            preparation: preparation,
            isDurable: configuration.isDurable
        )
        await initialisation.removeUnfinished()
        if dataVersion == nil {
            configuration.observer(.initialising(folder: folder.path, majorVersion: binaries.majorVersion))
            try await initialisation.run()
            configuration.observer(.initialised)
        } else {
            try preparation.checkServerOwns(folder.data)
        }
        return EmbeddedServer(
            configuration: configuration,
            folder: folder,
            socketFolder: socketFolder,
            account: account,
            binaries: binaries,
            lock: lock,
            watchdog: Watchdog(over: folder, account: account)
        )
    }
}
