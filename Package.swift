// swift-tools-version: 6.2
import PackageDescription

/// The processor that the arithmetic is compiled for: any value of clang's `-march`.
/// Plain builds are for this machine; `ETALON_MARCH=x86-64-v3 swift build` makes a portable one.
let processor = Context.environment["ETALON_MARCH"] ?? "native"

let house: [SwiftSetting] = [
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

/// Without it, what the compiler vectorises by itself takes half of an AVX-512 register.
#if arch(x86_64)
  let vectorWidth = ["-Xcc", "-mprefer-vector-width=512"]
#else
  let vectorWidth: [String] = []
#endif

/// The engine is optimised in debug builds too (an unoptimised step is a thousand times slower),
/// as one module, because a generic kernel is only specialised where its caller is in sight.
let engine: [SwiftSetting] =
  house + [
    .unsafeFlags(["-Xcc", "-march=\(processor)", "-Xcc", "-fno-math-errno"] + vectorWidth),
    .unsafeFlags(["-O", "-wmo", "-num-threads", "4"], .when(configuration: .debug)),
  ]

let package = Package(
  name: "etalon",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "etalon", targets: ["etalon"])
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0")
  ],
  targets: [
    .systemLibrary(
      name: "CLibYAML", pkgConfig: "yaml-0.1",
      providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
    .systemLibrary(
      name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    .systemLibrary(name: "CNettle", pkgConfig: "nettle", providers: [.apt(["nettle-dev"])]),
    .target(
      name: "CMachine", cSettings: [.unsafeFlags(["-march=\(processor)"])]),
    .target(name: "CBundledData", exclude: ["data"], cSettings: [.unsafeFlags(["-std=c23"])]),
    .target(name: "YAML", dependencies: ["CLibYAML"], swiftSettings: house),
    .target(name: "JSON", swiftSettings: house),
    .target(name: "Files", dependencies: ["CZlib"], swiftSettings: house),
    .target(
      name: "Hashing",
      // Apple's systems have CryptoKit.
      dependencies: [.target(name: "CNettle", condition: .when(platforms: [.linux]))],
      swiftSettings: house),
    .target(name: "Learning", dependencies: ["CMachine"], swiftSettings: engine),
    .target(
      name: "Datasets",
      dependencies: ["Learning", "Files", "Hashing", "CBundledData"],
      swiftSettings: house),
    .target(
      name: "Experiments",
      dependencies: ["YAML", "JSON", "Files", "Hashing", "Learning", "Datasets"],
      swiftSettings: house),
    .target(
      name: "Reports", dependencies: ["Experiments", "JSON", "Files"], swiftSettings: house),
    .executableTarget(
      name: "etalon",
      dependencies: [
        "Reports", "Experiments", "YAML", "JSON", "Files", "Hashing", "Datasets", "Learning",
        "CMachine",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: house,
      linkerSettings: [
        .unsafeFlags(
          [
            // What identifies a build in the journal.
            "-Xlinker", "--build-id=sha1",
            // With Swift's libraries inside, the tool would export their symbols, which nothing looks up: 0.4 MB.
            "-Xlinker", "--no-export-dynamic",
          ], .when(platforms: [.linux]))
      ]),
    .testTarget(
      name: "YAMLTests", dependencies: ["YAML"], exclude: ["Rejected"], swiftSettings: house),
    .testTarget(name: "JSONTests", dependencies: ["JSON"], swiftSettings: house),
    .testTarget(
      name: "LearningTests", dependencies: ["Learning"], resources: [.copy("Traces")],
      swiftSettings: house),
    // Folders and files that tests make.
    .target(
      name: "TestFiles", dependencies: ["Files"], path: "Tests/TestFiles",
      swiftSettings: house),
    .testTarget(
      name: "FilesTests", dependencies: ["Files", "TestFiles"], swiftSettings: house),
    .testTarget(name: "HashingTests", dependencies: ["Hashing"], swiftSettings: house),
    .testTarget(
      name: "DatasetsTests", dependencies: ["Datasets", "TestFiles"], swiftSettings: house),
    .testTarget(
      name: "ExperimentsTests", dependencies: ["Experiments", "TestFiles"],
      exclude: ["Accepted", "Rejected"],
      swiftSettings: house),
    .testTarget(name: "ReportsTests", dependencies: ["Reports"], swiftSettings: house),
    .testTarget(name: "EndToEndTests", dependencies: ["etalon"], swiftSettings: house),
  ],
  swiftLanguageModes: [.v6]
)
