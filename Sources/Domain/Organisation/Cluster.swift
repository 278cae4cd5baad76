package import StrictJSON

/// A cluster (cụm thi đua).
///
/// Numbers repeat: every province and every regiment has a Cụm số 1. A cluster is known by its managing unit, block,
/// number and days; where the number is unknown it has a name.
package struct Cluster: Hashable, Sendable {
    package static let longestName = 300

    package let id: ClusterID
    package let managingUnit: UnitID
    /// nil where its managing unit has it in no block.
    package let block: BlockID?
    package let number: Int32?
    package private(set) var name: String?
    package private(set) var period: Period
    /// By which it was made; nil where nobody has entered that.
    package private(set) var officialDocument: OfficialDocumentID?
    /// Raised by each change.
    package private(set) var version: Int32

    package init(
        id: ClusterID,
        managingUnit: UnitID,
        block: BlockID?,
        number: Int32?,
        name: String?,
        period: Period,
        officialDocument: OfficialDocumentID? = nil,
        version: Int32 = 1
    ) {
        self.id = id
        self.managingUnit = managingUnit
        self.block = block
        self.number = number
        self.name = name
        self.period = period
        self.officialDocument = officialDocument
        self.version = version
    }
}

extension Cluster {
    /// A new cluster.
    ///
    /// - Parameters:
    ///   - id: Its own.
    ///   - managingUnit: The unit whose office manages it.
    ///   - block: A block of that unit; nil for none.
    ///   - number: From 1; nil where it is unknown.
    ///   - name: What it is called beside its number; nil for nothing.
    ///   - from: Its first day.
    ///   - document: By which it is made; nil for none.
    /// - Returns: The cluster, which ends with its managing unit where that has an end.
    /// - Throws: `invalidName`, also for neither number nor name; `invalidPeriod`; `unknownReference` for a block of another
    ///   unit.
    package static func made(
        _ id: ClusterID,
        managingUnit: Unit,
        block: Block?,
        number: Int32?,
        name: String?,
        from: Day,
        by document: OfficialDocumentID? = nil
    ) throws(Refusal) -> Cluster {
        if let block, block.managingUnit != managingUnit.id { throw .unknownBlock }
        if let name {
            try OrganisationName.check(name, longest: longestName)
        } else if number == nil {
            throw Refusal(
                .invalidName,
                vi: "Cụm chưa rõ số thì phải có tên.",
                en: "A cluster whose number is unknown has a name."
            )
        }
        guard managingUnit.period.contains(from) else {
            throw Refusal(
                .invalidPeriod,
                vi: "Đơn vị quản lý không tồn tại vào ngày \(from).",
                en: "The managing unit is not there on \(from)."
            )
        }
        return Cluster(
            id: id,
            managingUnit: managingUnit.id,
            block: block?.id,
            number: number,
            name: name,
            period: Period(from: from, to: managingUnit.period.to),
            officialDocument: document
        )
    }

    /// The cluster under another name, with a last day, or with the document by which it was made.
    ///
    /// - Parameters:
    ///   - name: The new name; nil for the same.
    ///   - to: The first day on which it is there no more; nil to leave that as it is.
    ///   - document: By which it was made; nil to leave that as it is.
    ///   - dependents: What hangs on it beyond that day.
    /// - Returns: The cluster, its version raised.
    /// - Throws: `invalidName`, `invalidPeriod`, `stillNeeded`.
    package func changed(
        name: String?,
        to: Day?,
        by document: OfficialDocumentID? = nil,
        leaving dependents: Dependents
    ) throws(Refusal) -> Cluster {
        var cluster = self
        if let document { cluster.officialDocument = document }
        if let name {
            try OrganisationName.check(name, longest: Self.longestName)
            cluster.name = name
        }
        if let to {
            cluster.period = try period.ended(on: to)
            try dependents.check(endingOn: to)
        }
        cluster.version += 1
        return cluster
    }

    /// What it is searched and shown by: `Cụm số 3`, its name, or both.
    package var title: Wording {
        switch (number, name) {
        case (let number?, let name?): Wording(vi: "Cụm số \(number) (\(name))", en: "cluster no. \(number) (\(name))")
        case (let number?, nil): Wording(vi: "Cụm số \(number)", en: "cluster no. \(number)")
        case (nil, let name): Wording(vi: "cụm \(name ?? "")", en: "cluster \(name ?? "")")
        }
    }
}

/// A cluster, and whose offices keep it.
package struct ManagedCluster: Hashable, Sendable {
    package let cluster: Cluster
    /// The managing unit and every unit above it, in any order.
    package let managingChain: [UnitID]

    package init(cluster: Cluster, managingChain: [UnitID]) {
        self.cluster = cluster
        self.managingChain = managingChain
    }
}
