/// What the databases of tests are cloned from: made once in a test process, on the first use.
///
/// Another target adds its own as a static member of an extension, for example one that runs the migrations.
package struct DatabaseTemplate: Sendable {
    /// The name, unique among templates: lower-case letters, digits and underscores, at most 40.
    let name: String
    /// Fills the template.
    let prepare: @Sendable (TestDatabase) async throws -> Void
    /// Statements that a superuser runs in each clone: cloning copies neither the rights on a database nor its settings.
    let afterCloning: String

    /// Makes a template.
    ///
    /// - Parameters:
    ///   - name: unique among templates: lower-case letters, digits and underscores, at most 40.
    ///   - afterCloning: statements that a superuser runs in each clone.
    ///   - prepare: fills the empty database that it is given, and closes its connections before it returns.
    package init(
        name: String,
        afterCloning: String = "",
        prepare: @escaping @Sendable (TestDatabase) async throws -> Void
    ) {
        self.name = name
        self.afterCloning = afterCloning
        self.prepare = prepare
    }

    /// A database as PostgreSQL makes it.
    package static let empty = DatabaseTemplate(name: "empty") { _ in }
}
