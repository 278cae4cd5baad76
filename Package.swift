// swift-tools-version: 6.2
import PackageDescription

// `make sanitize` names a sanitizer here, `thread` or `address`.
let sanitizer = Context.environment["THIDUA_SANITIZE"]

var swiftSettings: [SwiftSetting] = [
    // `any P` is written out: a reader sees where a value is boxed.
    .enableUpcomingFeature("ExistentialAny"),
    // Imports are internal unless said otherwise: a C type cannot leak through a module's interface.
    .enableUpcomingFeature("InternalImportsByDefault"),
    // "No warnings" is a promise only if the compiler keeps it.
    .treatAllWarnings(as: .error),
]
if sanitizer == "thread" {
    // Sources/Postgres/Sanitizing tells why; its Mutex stands where the files import Synchronization's.
    swiftSettings.append(.define("THIDUA_THREAD_SANITIZER"))
} else {
    // A member is visible only where its module is imported: imports tell the truth.
    swiftSettings.append(.enableUpcomingFeature("MemberImportVisibility"))
}

let package = Package(
    name: "thidua",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "thidua", targets: ["thidua"])
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/attaswift/BigInt", from: "6.0.1"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.5.1"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
        // The paths and descriptors that swift-subprocess takes.
        .package(url: "https://github.com/apple/swift-system", from: "1.5.0"),
    ],
    targets: [
        .target(name: "StrictJSON", swiftSettings: swiftSettings),
        .target(
            name: "Domain",
            dependencies: ["StrictJSON", .product(name: "BigInt", package: "BigInt")],
            swiftSettings: swiftSettings
        ),
        .systemLibrary(name: "CLibPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .target(
            name: "Postgres",
            dependencies: ["CLibPQ", .product(name: "DequeModule", package: "swift-collections")],
            swiftSettings: swiftSettings
        ),
        .target(
            name: "EmbeddedPostgres",
            dependencies: [
                "StrictJSON",
                .product(name: "Subprocess", package: "swift-subprocess"),
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            swiftSettings: swiftSettings
        ),
        // The folder sql/ as bytes in the program: a C file with #embed, as Swift's own embedding costs minutes.
        .target(name: "CSQL", path: "sql", exclude: ["migrations", "setup", "tests"]),
        .target(name: "Schema", dependencies: ["CSQL", "Postgres"], swiftSettings: swiftSettings),
        // What the demonstration scores by, as bytes in the program.
        .target(name: "CExamples"),
        // What tests of several targets share: the one embedded server and the databases cloned from its template.
        .target(
            name: "TestSupport",
            dependencies: [
                "EmbeddedPostgres", "Postgres", "Schema", "StrictJSON",
                .product(name: "Subprocess", package: "swift-subprocess"),
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            path: "Tests/TestSupport",
            swiftSettings: swiftSettings
        ),
        .target(
            name: "Repository",
            dependencies: ["Domain", "Postgres"],
            swiftSettings: swiftSettings
        ),
        .systemLibrary(name: "CXlsxWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
        .target(
            name: "Exports",
            dependencies: [
                "CXlsxWriter", "Domain", "StrictJSON",
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            swiftSettings: swiftSettings
        ),
        // Contents by their SHA-256, and what a file is: knows nothing of clusters.
        .target(
            name: "Files",
            dependencies: ["StrictJSON", .product(name: "Crypto", package: "swift-crypto")],
            swiftSettings: swiftSettings
        ),
        .systemLibrary(name: "CArgon2", pkgConfig: "libargon2", providers: [.apt(["libargon2-dev"])]),
        .target(
            name: "Application",
            dependencies: [
                "CArgon2", "Domain", "Exports", "Files", "Postgres", "Repository", "StrictJSON",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "CryptoExtras", package: "swift-crypto"),
            ],
            swiftSettings: swiftSettings
        ),
        // What API and Web share: problems, limits, language, logs and metrics of requests.
        .target(
            name: "HTTP",
            dependencies: [
                "Application", "Domain", "StrictJSON",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
            ],
            swiftSettings: swiftSettings
        ),
        .target(
            name: "API",
            dependencies: [
                "Application", "Domain", "Files", "HTTP", "StrictJSON",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
            swiftSettings: swiftSettings
        ),
        .executableTarget(
            name: "thidua",
            dependencies: [
                "API", "Application", "CExamples", "Domain", "EmbeddedPostgres", "Files", "HTTP", "Postgres", "Schema",
                "StrictJSON",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ],
            swiftSettings: swiftSettings
        ),
        .testTarget(name: "StrictJSONTests", dependencies: ["StrictJSON"], swiftSettings: swiftSettings),
        .testTarget(
            name: "DomainTests",
            dependencies: ["Domain", "StrictJSON", .product(name: "BigInt", package: "BigInt")],
            swiftSettings: swiftSettings
        ),
        .testTarget(
            name: "APITests",
            dependencies: [
                "API", "Application", "Domain", "Exports", "Files", "HTTP", "Postgres", "Repository", "StrictJSON",
                "TestSupport",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "CryptoExtras", package: "swift-crypto"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdTesting", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOEmbedded", package: "swift-nio"),
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
            ],
            swiftSettings: swiftSettings
        ),
        .testTarget(
            name: "PostgresTests",
            dependencies: ["EmbeddedPostgres", "Postgres", "TestSupport"],
            swiftSettings: swiftSettings
        ),
        .testTarget(
            name: "EmbeddedPostgresTests",
            dependencies: [
                "EmbeddedPostgres", "StrictJSON", "TestSupport",
                .product(name: "Subprocess", package: "swift-subprocess"),
            ],
            swiftSettings: swiftSettings
        ),
        .testTarget(
            name: "SchemaTests",
            dependencies: ["CSQL", "Domain", "Postgres", "Schema", "TestSupport"],
            swiftSettings: swiftSettings
        ),
        .testTarget(
            name: "ApplicationTests",
            dependencies: [
                "Application", "CArgon2", "Domain", "Files", "Postgres", "Repository", "StrictJSON", "TestSupport",
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            swiftSettings: swiftSettings
        ),
        .testTarget(
            name: "ExportsTests",
            dependencies: [
                "CXlsxWriter", "Domain", "Exports", "StrictJSON", "TestSupport",
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            swiftSettings: swiftSettings
        ),
        .testTarget(
            name: "FilesTests",
            dependencies: ["Files", "StrictJSON", "TestSupport", .product(name: "Crypto", package: "swift-crypto")],
            exclude: ["Pictures"],
            swiftSettings: swiftSettings
        ),
        .testTarget(
            name: "CommandTests",
            dependencies: [
                "thidua", "StrictJSON", "TestSupport",
                .product(name: "Subprocess", package: "swift-subprocess"),
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            swiftSettings: swiftSettings
        ),
    ]
)

// `make sanitize` builds everything once more for each sanitizer, so it takes no more than it tests: the pure targets and
// the wrapper around libpq.
if sanitizer != nil {
    let sanitized: Set = [
        "StrictJSON", "Domain", "CLibPQ", "Postgres", "EmbeddedPostgres", "CSQL", "Schema", "TestSupport",
        "StrictJSONTests", "DomainTests", "PostgresTests",
    ]
    package.targets.removeAll { !sanitized.contains($0.name) }
    package.products = []
}
