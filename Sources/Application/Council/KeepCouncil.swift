package import Domain
package import Postgres
import Repository

/// The office makes a council.
package struct MakeCouncil: WriteUseCase {
    private let managingUnit: UnitID
    private let name: String
    private let members: [Council.Member]

    /// - Parameters:
    ///   - managingUnit: Whose council it is.
    ///   - name: What it is called.
    ///   - members: Who is in it from when on.
    package init(of managingUnit: UnitID, name: String, members: [Council.Member]) {
        self.managingUnit = managingUnit
        self.name = name
        self.members = members
    }

    package func plan(_ batch: PostgresBatch) -> (_ write: Write) throws -> Council {
        let found = batch.add(UnitStatements.facts(of: managingUnit))
        return { write in
            guard let facts = try found.value else { throw Refusal.unknownUnits([managingUnit]) }
            _ = try Policy.mayKeepClusters(write.account, of: managingUnit, facts.chain)
            let council = try Council.made(write.identifier(), of: managingUnit, name: name, members: members)
            write.add(CouncilStatements.add(council))
            for member in council.members { write.add(CouncilStatements.store(member, of: council.id)) }
            write.audit(
                .councilCreated,
                at: council.place,
                ["council": council.id],
                detail: ["name": name, "members": council.members.count]
            )
            return council
        }
    }
}

/// The office says what a council is called, and who is in it.
package struct SaveCouncil: WriteUseCase {
    private let council: CouncilID
    private let version: Int32
    private let name: String
    private let members: [Council.Member]

    /// - Parameters:
    ///   - council: Which.
    ///   - version: The version of it that the caller saw.
    ///   - name: What it is called.
    ///   - members: Who comes into it, or leaves; who is not named stays as it is.
    package init(_ council: CouncilID, seen version: Int32, name: String, members: [Council.Member]) {
        self.council = council
        self.version = version
        self.name = name
        self.members = members
    }

    package func plan(_ batch: PostgresBatch) -> (_ write: Write) throws -> Council {
        batch.add(CouncilStatements.lock(council))
        let stored = batch.add(CouncilStatements.council(council))
        let members = batch.add(CouncilStatements.members(council))
        return { write in
            guard let stored = try stored.value else { throw Refusal.noCouncil }
            let council = stored.with(try members.value)
            _ = try Policy.mayKeepClusters(write.account, of: council.managingUnit, stored.managingChain)
            let saved = try council.saved(name: name, members: self.members, seen: version)
            write.add(CouncilStatements.store(saved))
            for member in saved.members where !council.members.contains(member) {
                write.add(CouncilStatements.store(member, of: saved.id))
            }
            write.audit(
                .councilSaved,
                at: saved.place,
                ["council": saved.id],
                detail: ["name": name, "members": saved.members.count]
            )
            return saved
        }
    }
}

/// Councils: that they are is known in the ministry, who is in them to themselves and to those who look after them.
package struct ReadCouncils: Sendable {
    private let reader: Reader

    package init(reader: Reader) { self.reader = reader }

    /// All councils without their members, by name.
    ///
    /// - Throws: `Refusal`, and what `Reader` throws.
    package func list(as caller: Caller) async throws -> [Council] {
        let (account, councils) = try await reader.read(as: caller, CouncilStatements.list)
        guard account.isSession else { throw Refusal.noSession }
        return councils
    }

    /// A council with its members.
    ///
    /// - Throws: `Refusal`, and what `Reader` throws.
    package func council(as caller: Caller, _ council: CouncilID) async throws -> Council {
        let (account, stored, members) = try await reader.read(
            as: caller,
            CouncilStatements.council(council),
            CouncilStatements.members(council)
        )
        guard let stored else { throw Refusal.noCouncil }
        let council = stored.with(members)
        _ = try Policy.mayRead(account, .council(council, managingChain: stored.managingChain))
        return council
    }
}
