import Domain

/// Everybody who may come to the door of a review of `Cluster`.
enum Person: String, CaseIterable {
    case memberOfficer, memberHead, otherHead, leadOfficer, leadHead, deputyOfficer, deputyHead
    case provinceOfficer, ministryOfficer, auditor
    /// Belongs to the member, and manages for the province.
    case provinceOfficerOfMember
    /// Belongs to another member, and is lent to the lead.
    case lentToLead
    /// Belongs to the lead, and is lent to the member as its head.
    case lentToMember
    /// Of the member, without any function.
    case idleOfMember
    case administrator, accountManager
    /// Of units that have nothing to do with the cluster.
    case strangerHead, strangerOfficer, strangerAuditor
    /// Keys that may be used for all that keys may be used for.
    case memberKey, leadKey, provinceKey, strangerKey
    /// A key of an account that is a service of the managing unit, and neither manages nor audits there.
    case provinceServiceKey
    /// Sessions of accounts that are meant for keys.
    case memberService, provinceService

    var account: ActingAccount { account(on: Cluster.today) }

    func account(on day: Day) -> ActingAccount {
        let scopes = Set(KeyScope.allCases)
        return switch self {
        case .memberOfficer: make([.officer], Cluster.member, day)
        case .memberHead: make([.head], Cluster.member, day)
        case .otherHead: make([.head], Cluster.other, day)
        case .leadOfficer: make([.officer], Cluster.lead, day)
        case .leadHead: make([.head], Cluster.lead, day)
        case .deputyOfficer: make([.officer], Cluster.deputy, day)
        case .deputyHead: make([.head], Cluster.deputy, day)
        case .provinceOfficer: make([.managingOfficer], Cluster.province, day)
        case .ministryOfficer: make([.managingOfficer], Cluster.ministry, day)
        case .auditor: make([.auditor], Cluster.ministry, day)
        case .provinceOfficerOfMember: make([.managingOfficer], Cluster.member, day, over: Cluster.province)
        case .lentToLead: make([.officer], Cluster.other, day, over: Cluster.lead)
        case .lentToMember: make([.head], Cluster.lead, day, over: Cluster.member)
        case .idleOfMember: make([], Cluster.member, day)
        case .administrator: make([.administrator], Cluster.ministry, day)
        case .accountManager: make([.accountManager], Cluster.member, day)
        case .strangerHead: make([.head], Cluster.elsewhere, day)
        case .strangerOfficer: make([.managingOfficer], Cluster.elsewhere, day)
        case .strangerAuditor: make([.auditor], Cluster.elsewhere, day)
        case .memberKey: make([.service], Cluster.member, day, keyScopes: scopes)
        case .leadKey: make([.service], Cluster.lead, day, keyScopes: scopes)
        case .provinceKey: make([.service, .auditor], Cluster.province, day, keyScopes: scopes)
        case .provinceServiceKey: make([.service], Cluster.province, day, keyScopes: scopes)
        case .strangerKey: make([.service], Cluster.elsewhere, day, keyScopes: scopes)
        case .memberService: make([.service], Cluster.member, day)
        case .provinceService: make([.service], Cluster.province, day)
        }
    }

    private func make(
        _ functions: [Function],
        _ unit: UnitID,
        _ day: Day,
        over: UnitID? = nil,
        keyScopes: Set<KeyScope>? = nil
    ) -> ActingAccount {
        Cluster.account(functions, of: unit, over: over, keyScopes: keyScopes, on: day)
    }

    /// Those to whom the review does not exist.
    static let outside: Set<Person> = [
        .idleOfMember, .administrator, .accountManager, .strangerHead, .strangerOfficer, .strangerAuditor, .strangerKey,
        .provinceServiceKey, .memberService, .provinceService,
    ]

    static let keys: Set<Person> = [.memberKey, .leadKey, .provinceKey]
}
