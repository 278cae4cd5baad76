// swift-tools-version: 6.2
import PackageDescription

let swiftSettings: [SwiftSetting] = [
    // `any P` is written out: a reader sees where a value is boxed.
    .enableUpcomingFeature("ExistentialAny"),
    // A member is visible only where its module is imported: imports tell the truth.
    .enableUpcomingFeature("MemberImportVisibility"),
    // Imports are internal unless said otherwise: a C type cannot leak through a module's interface.
    .enableUpcomingFeature("InternalImportsByDefault"),
    // "No warnings" is a promise only if the compiler keeps it.
    .treatAllWarnings(as: .error),
]

let package = Package(
    name: "thidua",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "thidua", targets: ["thidua"])
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/attaswift/BigInt", from: "6.0.1"),
    ],
    targets: [
        .target(name: "StrictJSON", swiftSettings: swiftSettings),
        .target(
            name: "Domain",
            dependencies: ["StrictJSON", .product(name: "BigInt", package: "BigInt")],
            swiftSettings: swiftSettings
        ),
        .executableTarget(
            name: "thidua",
            dependencies: [
                "Domain", "StrictJSON",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: swiftSettings
        ),
        .testTarget(name: "StrictJSONTests", dependencies: ["StrictJSON"], swiftSettings: swiftSettings),
        .testTarget(
            name: "DomainTests",
            dependencies: ["Domain", "StrictJSON", .product(name: "BigInt", package: "BigInt")],
            swiftSettings: swiftSettings
        ),
        .testTarget(name: "CommandTests", dependencies: ["thidua", "StrictJSON"], swiftSettings: swiftSettings),
    ]
)
