package import Domain
import Postgres

// Domain's closed sets of words are text in the database, where a constraint lists the same words.

extension Function: PostgresValue, PostgresArrayElement {}
extension ReviewKind: PostgresValue {}
extension ReviewState: PostgresValue {}
extension ReviewStep: PostgresValue, PostgresArrayElement {}
extension Release: PostgresValue, PostgresArrayElement {}
extension Audience: PostgresValue, PostgresArrayElement {}
extension SheetState: PostgresValue {}
extension Layer: PostgresValue, PostgresArrayElement {}
extension EntryKind: PostgresValue, PostgresArrayElement {}
extension AgreementState: PostgresValue {}
extension SignatureMode: PostgresValue {}
extension Signer.Form: PostgresValue {}
extension Reach: PostgresValue {}
extension UnitEntry.Kind: PostgresValue {}
extension VoteState: PostgresValue {}
extension VoteMethod: PostgresValue {}
extension VoteSubject.Kind: PostgresValue {}
extension ConferenceKind: PostgresValue {}
extension ConferenceState: PostgresValue {}
extension AttendanceKind: PostgresValue {}
extension TaskOwner.Kind: PostgresValue, PostgresArrayElement {}
extension TaskState: PostgresValue {}
extension RotationState: PostgresValue {}
extension HandoverSide: PostgresValue {}
extension AwardKind: PostgresValue {}
extension AwardRecipient: PostgresValue {}
extension AwardOutcome: PostgresValue {}
extension QuotaBase: PostgresValue {}
extension QuotaRounding: PostgresValue {}
extension QuotaEnforcement: PostgresValue {}
extension NominationState: PostgresValue {}
extension DossierState: PostgresValue {}
extension DossierPartState: PostgresValue {}
extension SeasonKind: PostgresValue {}
extension AuditAction: PostgresValue {}
extension WebhookDeliveryState: PostgresValue {}
extension EventAudience: PostgresValue {}
extension ClusterSeasonState: PostgresValue {}
extension LeadershipRole: PostgresValue, PostgresArrayElement {}
extension FileAudience: PostgresValue {}
extension OfficialDocumentKind: PostgresValue {}
