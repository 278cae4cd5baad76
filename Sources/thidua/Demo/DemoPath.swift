import Application
import Domain
import Foundation
import StrictJSON

/// Takes a cluster of the demonstration from its agreement to its publication, by the same use cases as everybody.
///
/// Each write has a key of its own: what was done before is done once, wherever the last run was cut.
struct DemoPath {
    let services: Services
    let passwords: DemoPasswords
    private let callers = Callers()

    init(services: Services, passwords: DemoPasswords) {
        self.services = services
        self.passwords = passwords
    }

    private actor Callers {
        var known: [String: Caller] = [:]

        func keep(_ caller: Caller, as login: String) { known[login] = caller }
    }

    /// Whoever signs in by a login.
    func caller(_ login: String) async throws -> Caller {
        if let known = await callers.known[login] { return known }
        let session = try await services.signIn.run(
            login: login,
            password: TypedPassword(passwords.password(of: login))
        )
        let who = try await services.scopes.signedIn(by: Presented(session.credential, by: .bearer))
        let caller = Caller(scope: who.scope, requestID: "demo")
        await callers.keep(caller, as: login)
        return caller
    }

    /// Does all that is still to do.
    ///
    /// - Returns: The review; nil where the cluster has too little for a ranking.
    func run(_ cluster: DemoCluster) async throws -> ReviewID? {
        guard let ranking = cluster.ranking else { return nil }
        let author = ranking.lead ?? ranking.office
        let there = try await services.listReviews.run(as: caller(author), cluster.clusterSeason.id)
        if let published = there.first(where: { $0.isIllustrative && $0.state == .published }) { return published.id }
        try await agree(cluster, ranking, author: author)
        let review = try await open(cluster, ranking, author: author)
        try await fill(cluster, ranking, review)
        try await advance(review, to: .assessing, as: author, in: cluster)
        try await assess(cluster, ranking, review)
        try await advance(review, to: .appraising, as: author, in: cluster)
        let version = try await services.readReview.run(as: caller(author), review).facts.review.version
        _ = try await write(
            PublishReview(review, seen: version, for: [.members, .ministry]),
            as: author,
            "publish \(cluster.report.source)"
        ) { "\($0.number)" }
        return review
    }

    private func agree(_ cluster: DemoCluster, _ ranking: DemoCluster.Ranking, author: String) async throws {
        let (id, source) = (cluster.clusterSeason.id, cluster.report.source)
        _ = try await write(
            DraftAgreement(id, try cluster.agreement().root),
            as: author,
            "draft \(source)"
        ) { "\($0.agreement.number)" }
        _ = try await write(
            MoveAgreement(id, number: 1, seen: 1, .propose),
            as: author,
            "propose \(source)"
        ) { "\($0.agreement.version)" }
        let signedOn = cluster.report.signedOn.flatMap { Day($0) }
        for member in cluster.members where ranking.unsignedBecause == nil {
            let paper = signedOn.map {
                SignAgreement.Paper(signer: Signer(name: "Lãnh đạo \(member.name)"), signedOn: $0)
            }
            _ = try await write(
                SignAgreement(id, number: 1, seen: 2, for: member.unit, paper: paper),
                as: paper == nil ? login(of: member) : author,
                "sign \(source) \(member.code)"
            ) { "\($0.missing.count)" }
        }
        _ = try await write(
            EnforceAgreement(
                id,
                number: 1,
                seen: 2,
                outstanding: ranking.unsignedBecause == nil ? [] : Set(cluster.members.map(\.unit)),
                reason: ranking.unsignedBecause
            ),
            as: ranking.office,
            "enforce \(source)"
        ) { "\($0.agreement.version)" }
    }

    private func open(
        _ cluster: DemoCluster,
        _ ranking: DemoCluster.Ranking,
        author: String
    ) async throws -> ReviewID {
        let today = try await services.readAccount.run(as: caller(author)).day
        let answer = try await write(
            OpenReview(
                cluster.clusterSeason.id,
                ranking.kind,
                name: "Số liệu minh hoạ",
                isIllustrative: true,
                steps: [.assessing],
                selfScoringUntil: Day(daysSince1970: today.daysSince1970 + 30) ?? today
            ),
            as: author,
            "open \(cluster.report.source)"
        ) { "\($0.id)" }
        guard let review = ReviewID(answer) else { throw DemoFailure.unknown(answer) }
        return review
    }

    private func fill(_ cluster: DemoCluster, _ ranking: DemoCluster.Ranking, _ review: ReviewID) async throws {
        let made = MadeUpResults(criteria: try DemoScale.criteria(ranking.scale))
        for (index, member) in cluster.members.enumerated() {
            let edits = try made.results(of: index).map { code, json in
                SaveDraft.Edit(
                    criterion: code,
                    result: try JSONDocument(Array(json.utf8)).root,
                    expectedVersion: 0
                )
            }
            let key = "\(cluster.report.source) \(member.code)"
            _ = try await write(SaveDraft(review, member.unit, edits), as: login(of: member), "save \(key)") {
                "\($0.count)"
            }
            try await submit(review, member, "submit \(key)")
        }
    }

    private func submit(_ review: ReviewID, _ member: MemberUnit, _ key: String) async throws {
        let login = login(of: member)
        let view = try await services.readSheet.run(as: caller(login), review, member.unit)
        guard let revision = view.revision else { throw DemoFailure.unknown(key) }
        _ = try await write(SubmitSheet(review, member.unit, seen: revision), as: login, key) { "\($0.entries)" }
    }

    private func advance(
        _ review: ReviewID,
        to state: ReviewState,
        as login: String,
        in cluster: DemoCluster
    ) async throws {
        let version = try await services.readReview.run(as: caller(login), review).facts.review.version
        _ = try await write(
            AdvanceReview(review, seen: version, to: state),
            as: login,
            "\(state) \(cluster.report.source)"
        ) { "\($0.version)" }
    }

    /// One criterion of the first unit is awarded, and one of the second goes back, is mended and sent in again.
    private func assess(_ cluster: DemoCluster, _ ranking: DemoCluster.Ranking, _ review: ReviewID) async throws {
        let criteria = try DemoScale.criteria(ranking.scale)
        guard
            let direct = criteria.scale.criteria.leaves.first(where: {
                if case .direct = $0.rule { true } else { false }
            })
        else { return }
        let code = criteria.scale.criteria.nodes[direct.node].code
        let others = cluster.members.filter { login(of: $0) != ranking.lead }
        let assessor = ranking.lead ?? ranking.office
        let source = cluster.report.source
        if let first = others.first {
            let points = direct.max.hundredths / 200
            let finding = AssessSheet.Finding(
                criterion: code,
                kind: .awarded,
                result: try JSONDocument(Array(#"{"awarded":\#(points)}"#.utf8)).root,
                reason: "Đối chiếu minh chứng (số liệu minh hoạ)"
            )
            let revision = try await revision(review, first, as: assessor)
            _ = try await write(
                AssessSheet(review, first.unit, seen: revision, [finding]),
                as: assessor,
                "assess \(source)"
            ) { "\($0.entries)" }
        }
        if let second = others.dropFirst().first {
            let revision = try await revision(review, second, as: assessor)
            _ = try await write(
                ReturnCriteria(review, second.unit, seen: revision, [code: "Chưa có minh chứng (số liệu minh hoạ)"]),
                as: assessor,
                "return \(source)"
            ) { "\($0.passes.count)" }
            let edit = SaveDraft.Edit(
                criterion: code,
                result: try JSONDocument(Array(#"{"points":\#(direct.max.hundredths / 200)}"#.utf8)).root,
                expectedVersion: 1
            )
            _ = try await write(
                SaveDraft(review, second.unit, [edit]),
                as: login(of: second),
                "mend \(source)"
            ) { "\($0.count)" }
            try await submit(review, second, "resubmit \(source)")
        }
    }

    private func revision(_ review: ReviewID, _ member: MemberUnit, as login: String) async throws -> SheetRevision {
        let view = try await services.readSheet.run(as: caller(login), review, member.unit)
        guard let revision = view.revision else { throw DemoFailure.unknown("\(member.code)") }
        return revision
    }

    private func login(of member: MemberUnit) -> String { member.code.description.lowercased() }

    private func write<UseCase: WriteUseCase>(
        _ useCase: UseCase,
        as login: String,
        _ name: String,
        print: @escaping @Sendable (UseCase.Receipt) -> String
    ) async throws -> String {
        let text = "demo:" + name.replacing(" ", with: ":")
        guard let key = WriteKey(text, asking: [Array(text.utf8)]) else { throw DemoFailure.unknown(text) }
        return try await services.writer.write(useCase, as: caller(login), key: key, print: print).text
    }
}
