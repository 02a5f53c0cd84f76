// swift-tools-version: 6.2
import PackageDescription

// The order of dependencies is explained in README.md ("Map of the code"). KBModel imports nothing; the features
// (KBAudit, KBGaps, KBDrafts, KBDiff) never import each other.

let strict: [SwiftSetting] = [.treatAllWarnings(as: .error), .enableUpcomingFeature("ExistentialAny")]

func module(_ name: String, _ dependencies: [Target.Dependency], resources: [Resource] = []) -> Target {
    .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .testTarget(name: name + "Tests", dependencies: [.byName(name: name), "KBTestSupport"] + dependencies, swiftSettings: strict)
}

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")

let package = Package(
    name: "lacuna",
    products: [.executable(name: "lacuna", targets: ["lacuna"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    ],
    targets: [
        .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(
            name: "CCommonMark", pkgConfig: "libcmark-gfm", providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
        .systemLibrary(name: "CGumbo", pkgConfig: "gumbo", providers: [.apt(["libgumbo-dev"])]),
        .systemLibrary(name: "CArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
        .target(
            name: "CText",
            linkerSettings: [.linkedLibrary("icuuc"), .linkedLibrary("stemmer"), .linkedLibrary("cld2"), .linkedLibrary("stdc++")]),

        module("KBModel", []),
        module("KBText", ["CText"]),
        module("KBMarkup", ["CLibXML2", "CGumbo", "CCommonMark", "CArchive", "KBModel", "KBText", yams]),
        module("KBSignals", ["CLibXML2", "KBModel", "KBText", yams]),
        module("KBAudit", ["KBModel", "KBText"]),
        module("KBGaps", ["KBModel", "KBText", "KBSignals"]),
        module("KBDrafts", ["KBModel", "KBText", "KBSignals"], resources: [.embedInCode("BuiltIn")]),
        module("KBDiff", ["KBModel", "KBText"]),
        module("KBLedger", ["KBModel", grdb]),
        module(
            "KBReports", ["KBModel", "KBText", "KBSignals", "KBAudit", "KBGaps", "KBDrafts", "KBDiff", mustache],
            resources: [.embedInCode("Templates")]),
        module(
            "LacunaCommands",
            [
                "KBModel", "KBText", "KBMarkup", "KBSignals", "KBAudit", "KBGaps", "KBDrafts", "KBDiff", "KBLedger", "KBReports",
                argumentParser, yams,
            ]),
        .executableTarget(name: "lacuna", dependencies: ["LacunaCommands"], swiftSettings: strict),

        .target(name: "KBTestSupport", dependencies: ["KBModel"], path: "Tests/KBTestSupport", swiftSettings: strict),
        tests("KBModel", []),
        tests("KBText", []),
        tests("KBMarkup", ["KBModel"]),
        tests("KBSignals", ["KBModel", "KBText", grdb]),
        tests("KBAudit", ["KBMarkup", "KBModel", "KBText"]),
        tests("KBGaps", ["KBModel", "KBSignals", "KBText"]),
        tests("KBDrafts", ["KBModel", "KBText"]),
        tests("KBDiff", ["KBModel", "KBText"]),
        tests("KBLedger", ["KBModel"]),
        tests("KBReports", ["KBDiff", "KBGaps", "KBModel"]),
        tests("LacunaCommands", ["KBModel", "KBSignals", yams]),
    ],
    swiftLanguageModes: [.v6],
    cxxLanguageStandard: .cxx17
)
