/// What the databases of tests are cloned from: made once in a test process, on the first use.
///
/// Another target adds its own as a static member of an extension, for example one that runs the migrations.
package struct DatabaseTemplate: Sendable {
    /// The name, unique among templates: lower-case letters, digits and underscores, at most 40.
    let name: String
    /// Fills the template.
    let prepare: @Sendable (TestDatabase) async throws -> Void

    /// Makes a template.
    ///
    /// - Parameters:
    ///   - name: unique among templates: lower-case letters, digits and underscores, at most 40.
    ///   - prepare: fills the empty database that it is given, and closes its connections before it returns.
    package init(name: String, prepare: @escaping @Sendable (TestDatabase) async throws -> Void) {
        self.name = name
        self.prepare = prepare
    }

    /// A database as PostgreSQL makes it.
    package static let empty = DatabaseTemplate(name: "empty") { _ in }
}
