import Foundation
package import Postgres

extension HandMadeCluster {
    /// How far both reviews have come, with rows of every kind that there are by then.
    package enum Stage: String, Sendable, CaseIterable {
        /// As `selfScoring`, and beside the review there is an agreement, number 1, that is being written.
        case drafting
        /// As `drafting`, with the agreement there to be signed, and nobody has.
        case signing
        /// As `drafting`, with the agreement in force and the season running.
        case running
        /// Every unit has a draft, and none is submitted.
        case selfScoring
        /// Every sheet is submitted; each unit's `I.1` has been assessed, and `d` and `y` had `I.2` returned and submitted
        /// their sheets again as they were.
        case assessing
        /// As `assessing`, and `c` has `I.2` back.
        case returned
        case explaining
        case reassessing
        case appraising
        /// Published as number 1, for the members.
        case published
        /// The same for the ministry alone.
        case forMinistry
        /// The same for nobody beside those who always read it.
        case forNobody

        var reviewState: String {
            switch self {
            case .drafting, .signing, .running: "selfScoring"
            case .returned: "assessing"
            case .forMinistry, .forNobody: "published"
            default: rawValue
            }
        }

        /// To whom it is published; nil before that.
        var audience: [String]? {
            switch self {
            case .published: ["members"]
            case .forMinistry: ["ministry"]
            case .forNobody: []
            default: nil
            }
        }

        /// The steps of a review that comes there.
        package var steps: [String] {
            self == .explaining || self == .reassessing ? ["assessing", "explaining", "reassessing"] : ["assessing"]
        }
    }

    /// What those above `c` do while it is assessed.
    package enum Act: String, Sendable, CaseIterable {
        /// They award `I.2`.
        case assessed
        /// They send `I.2` back.
        case returned
        /// They take it out of the ranking.
        case disqualified
    }

    /// Carries out an act on `c`'s sheet, by hand.
    ///
    /// - Throws: Where something cannot be stored.
    package func record(_ act: Act) async throws {
        try await store(statements(of: act))
    }

    /// Brings both reviews to a stage, by hand.
    ///
    /// - Throws: Where something cannot be stored.
    package func bring(to stage: Stage) async throws {
        try await store(statements(to: stage))
    }

    /// Stores something more, by hand.
    ///
    /// - Throws: Where something cannot be stored.
    package func store(_ statements: [PostgresQuery]) async throws {
        let superuser = try await PostgresConnection.connect(
            PostgresConfiguration(try TestDatabase.current.connectionString())
        )
        do {
            try await superuser.transaction { transaction in
                for statement in statements { try await transaction.query(statement) }
            }
        } catch {
            await superuser.close()
            throw error
        }
        await superuser.close()
    }

    private func statements(to stage: Stage) -> [PostgresQuery] {
        let reviews = [review, otherReview]
        let drafts: PostgresQuery = """
            insert into thidua.draft (review_id, unit_id, criterion, value, version)
            select review_id, unit_id, 'I.1', '{"points":7}', 1 from thidua.sheet where review_id = any (\(reviews))
            """
        switch stage {
        case .drafting: return [drafts] + agreements("draft", season: "preparing")
        case .signing: return [drafts] + agreements("signing", season: "signing")
        case .running: return [drafts] + agreements("inForce", season: "running")
        case .selfScoring: return [drafts]
        default: break
        }
        var statements: [PostgresQuery] = [
            drafts,
            "update thidua.sheet set state = 'submitted', version = 2 where review_id = any (\(reviews))",
            """
            insert into thidua.ledger_entry (
                season_id, cluster_season_id, managing_unit_id, review_id, sequence, unit_id, criterion, layer, pass, kind,
                value, reason, account_id, recorded_at
            )
            select s.season_id, s.cluster_season_id, s.managing_unit_id, s.review_id,
                row_number() over (partition by s.review_id order by e.n, s.unit_id), s.unit_id, e.criterion, e.layer, 1,
                e.kind, e.value, e.reason, \(account("office ministry")), now()
            from thidua.sheet s,
                (
                    values (1, 'I.1', 'self', 'value', '{"points":7}', null),
                        (2, 'I.2', 'self', 'value', '{"achieved":true}', null),
                        (3, 'I.1', 'assessment1', 'awarded', '{"awarded":5}', 'biên bản')
                ) as e (n, criterion, layer, kind, value, reason)
            where s.review_id = any (\(reviews))
            """,
            """
            insert into thidua.criterion_return
            select season_id, cluster_season_id, managing_unit_id, review_id, 1000, unit_id, 'I.2', 2, 'assessment1',
                'thiếu', \(account("office ministry")), now()
            from thidua.sheet where unit_id = any (\([unit("d"), unit("y")]))
            """,
            "update thidua.sheet set version = 4 where unit_id = any (\([unit("d"), unit("y")]))",
            """
            insert into thidua.standing (
                season_id, cluster_season_id, managing_unit_id, review_id, unit_id, place, rank, answer, summary
            )
            select s.season_id, s.cluster_season_id, s.managing_unit_id, s.review_id, s.unit_id,
                row_number() over (partition by s.review_id order by u.code collate "C"), 1,
                convert_to(
                    line || ',"sections":{"I":{"points":10,"assignedMax":15}},"leaves":{'
                        '"I.1":{"points":5,"because":"điểm ấn định 5 → 5"},"I.2":{"points":5,"because":"đạt → 5"}}}',
                    'UTF8'
                ),
                convert_to(line || '}', 'UTF8')
            from thidua.sheet s
            join thidua.unit u on u.id = s.unit_id
            cross join lateral (
                select '{"code":"' || u.code || '","rank":1,"points":10,"assignedMax":15,"bonus":0,"penalty":0,'
                    '"total":10,"percent":66.6667,"grade":null,"eligible":true,"complete":true,"missing":[]'
            ) as answer (line)
            where s.review_id = any (\(reviews))
            """,
        ]
        if stage == .returned { statements += self.statements(of: .returned) }
        if let audience = stage.audience {
            statements.append(
                """
                insert into thidua.publication (
                    season_id, cluster_season_id, managing_unit_id, review_id, number, document, audience, account_id,
                    recorded_at
                )
                select r.season_id, r.cluster_season_id, r.managing_unit_id, r.id, 1,
                    convert_to(
                        '{"clusterSeason":"' || r.cluster_season_id || '","criteriaSet":"00","day":"2026-11-21","format":1,'
                            '"kind":"annual","number":1,"review":"' || r.id || '","scoringDocument":"00","units":['
                            || (
                                select string_agg(
                                    '{"answer":' || convert_from(s.answer, 'UTF8') || ',"code":"' || u.code
                                        || '","name":"' || u.name || '","unit":"' || u.id || '"}',
                                    ',' order by s.place
                                )
                                from thidua.standing s
                                join thidua.unit u on u.id = s.unit_id
                                where s.review_id = r.id
                            )
                            || ']}',
                        'UTF8'
                    ),
                    \(audience), \(account("office ministry")), now()
                from thidua.review r
                where r.id = any (\(reviews))
                """
            )
        }
        // Last: what is published is frozen.
        statements.append(
            "update thidua.review set state = \(stage.reviewState), version = 2 where id = any (\(reviews))"
        )
        return statements
    }

    /// An agreement of each cluster on what its review scores by, its season in a state.
    private func agreements(_ state: String, season: String) -> [PostgresQuery] {
        [
            """
            insert into thidua.agreement (
                id, season_id, cluster_season_id, managing_unit_id, number, state, document, in_force_on, criteria_set_id
            )
            select gen_random_uuid(), c.season_id, c.cluster_season_id, c.managing_unit_id, 1, \(state),
                convert_to('{"contents":[{"title":"Nội dung"}],"scale":', 'UTF8') || c.scale
                    || convert_to(',"slogan":"Đổi mới"}', 'UTF8'),
                case when \(state) = 'inForce' then date '2026-01-01' end, case when \(state) = 'inForce' then c.id end
            from thidua.review r
            join thidua.criteria_set c on c.id = r.criteria_set_id
            where r.id = any (\([review, otherReview]))
            """,
            """
            update thidua.cluster_season set state = \(season)
            where id = any (\([clusterSeason(of: "c"), clusterSeason(of: "x")]))
            """,
        ]
    }

    private func statements(of act: Act) -> [PostgresQuery] {
        let c = unit("c")
        let moved: PostgresQuery = """
            update thidua.standing set rank = 2, summary = convert_to(
                replace(convert_from(summary, 'UTF8'), '"rank":1', '"rank":2'), 'UTF8'
            )
            where unit_id = \(c)
            """
        return switch act {
        case .assessed:
            [
                """
                insert into thidua.ledger_entry
                select season_id, cluster_season_id, managing_unit_id, review_id, 2000, unit_id, 'I.2', 'assessment1', 1,
                    'awarded', '{"awarded":1}', 'biên bản', \(account("office ministry")), now()
                from thidua.sheet where unit_id = \(c)
                """,
                moved,
            ]
        case .disqualified:
            [
                """
                insert into thidua.disqualification
                select season_id, cluster_season_id, managing_unit_id, review_id, 2002, unit_id, false, 'không nộp',
                    \(account("office ministry")), now()
                from thidua.sheet where unit_id = \(c)
                """,
                moved,
            ]
        case .returned:
            [
                """
                insert into thidua.criterion_return
                select season_id, cluster_season_id, managing_unit_id, review_id, 2001, unit_id, 'I.2', 2, 'assessment1',
                    'thiếu', \(account("office ministry")), now()
                from thidua.sheet where unit_id = \(c)
                """,
                "update thidua.sheet set state = 'returned', open_criteria = '{I.2}', version = 3 where unit_id = \(c)",
                moved,
            ]
        }
    }
}
