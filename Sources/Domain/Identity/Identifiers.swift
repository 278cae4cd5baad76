/// The kinds of things that have identifiers and no type of their own here.
package enum Identified {
    package enum Account {}
    package enum Unit {}
    package enum Block {}
    package enum Cluster {}
    package enum Season {}
    package enum ClusterSeason {}
    package enum CriteriaSet {}
    package enum ServiceKey {}
    package enum File {}
    package enum OfficialDocument {}
    package enum Voter {}
    package enum VotedText {}
}

/// An account: one person's, or one program's.
package typealias AccountID = Identifier<Identified.Account>
/// A service key of an account.
package typealias ServiceKeyID = Identifier<Identified.ServiceKey>
/// A unit of the ministry (đơn vị).
package typealias UnitID = Identifier<Identified.Unit>
/// A block of clusters (khối).
package typealias BlockID = Identifier<Identified.Block>
/// A cluster (cụm thi đua).
package typealias ClusterID = Identifier<Identified.Cluster>
/// A season (kỳ thi đua).
package typealias SeasonID = Identifier<Identified.Season>
/// A cluster in a season.
package typealias ClusterSeasonID = Identifier<Identified.ClusterSeason>
/// A version of a cluster's agreement in a season.
package typealias AgreementID = Identifier<Agreement>
/// A movement or campaign.
package typealias MovementID = Identifier<Movement>
/// Something that a cluster's units do together.
package typealias ActivityID = Identifier<Activity>
/// Somebody who is held up to others.
package typealias ExemplarID = Identifier<Exemplar>
/// What one unit does and others take up.
package typealias PracticeID = Identifier<Practice>
/// A scoring round of a cluster in a season.
package typealias ReviewID = Identifier<Review>
/// A conference of a cluster in a season (hội nghị).
package typealias ConferenceID = Identifier<Conference>
/// A task that a conference concluded.
package typealias TaskID = Identifier<ConferenceTask>
/// A proposal of who leads next (luân phiên).
package typealias RotationID = Identifier<Rotation>
/// A version of a set of criteria (bảng tiêu chí).
package typealias CriteriaSetID = Identifier<Identified.CriteriaSet>
/// A vote of a cluster's season or of a council.
package typealias VoteID = Identifier<Vote>
/// A council (hội đồng).
package typealias CouncilID = Identifier<Council>
/// A voter by name: in a cluster the unit, in a council the account.
package typealias VoterID = Identifier<Identified.Voter>
/// A text that a vote adopts, whatever kind of text it is.
package typealias VotedTextID = Identifier<Identified.VotedText>
/// A file as somebody handed it in.
package typealias FileID = Identifier<Identified.File>
/// A document of a register (sổ văn bản).
package typealias OfficialDocumentID = Identifier<Identified.OfficialDocument>
/// An award of a catalogue, in one version (danh hiệu thi đua, hình thức khen thưởng).
package typealias AwardID = Identifier<Award>
/// A quota of an award in a season.
package typealias AwardQuotaID = Identifier<AwardQuota>
/// What keeps a unit from being proposed.
package typealias DisqualifierID = Identifier<Disqualifier>
/// A unit's proposal for an award (đề nghị khen thưởng).
package typealias NominationID = Identifier<Nomination>
/// A decision on awards (quyết định khen thưởng).
package typealias AwardDecisionID = Identifier<AwardDecision>
/// What a decision says of one unit.
package typealias AwardResultID = Identifier<AwardResult>
/// A season's round of awards.
package typealias AwardRoundID = Identifier<AwardRound>
/// A dossier of a nomination (hồ sơ trình).
package typealias DossierID = Identifier<Dossier>
