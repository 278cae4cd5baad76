/// How a test uses its database.
package enum DatabaseUse: Sendable {
    /// Out of a small set: the test has it alone, but earlier tests may have left rows. For tests that make data of
    /// their own with fresh codes, and leave the schema as it is (temporary tables apart).
    case leased
    /// Cloned for this test and dropped after it; costs about 0.1 s. For tests that change the schema or count rows.
    case own
}
