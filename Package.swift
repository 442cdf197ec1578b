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

/// The engine and the reading of tables are optimised in debug builds too (an unoptimised step is a thousand times slower),
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
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
    .package(url: "https://github.com/apple/swift-crypto", "3.12.3"..<"5.0.0"),
  ],
  targets: [
    .systemLibrary(
      name: "CLibYAML", pkgConfig: "yaml-0.1",
      providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
    .systemLibrary(
      name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    .target(
      name: "CMachine", cSettings: [.unsafeFlags(["-march=\(processor)"])]),
    .target(name: "CBundledData", exclude: ["data"], cSettings: [.unsafeFlags(["-std=c23"])]),
    .target(name: "YAML", dependencies: ["CLibYAML"], swiftSettings: house),
    .target(name: "JSON", swiftSettings: house),
    .target(name: "Learning", dependencies: ["CMachine"], swiftSettings: engine),
    .target(
      name: "Datasets",
      dependencies: [
        "Learning", "CZlib", "CBundledData", .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: engine),
    .target(
      name: "Experiments",
      dependencies: [
        "YAML", "JSON", "Learning", "Datasets", .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: house),
    .target(name: "Reports", dependencies: ["Experiments", "JSON"], swiftSettings: house),
    .executableTarget(
      name: "etalon",
      dependencies: [
        "Reports", "Experiments", "YAML", "JSON", "Datasets", "Learning", "CMachine",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: house,
      // What identifies a build in the journal.
      linkerSettings: [.unsafeFlags(["-Xlinker", "--build-id=sha1"], .when(platforms: [.linux]))]),
    .testTarget(
      name: "YAMLTests", dependencies: ["YAML"], exclude: ["Rejected"], swiftSettings: house),
    .testTarget(name: "JSONTests", dependencies: ["JSON"], swiftSettings: house),
    .testTarget(
      name: "LearningTests", dependencies: ["Learning"], resources: [.copy("Traces")],
      swiftSettings: house),
    .testTarget(name: "DatasetsTests", dependencies: ["Datasets"], swiftSettings: house),
    .testTarget(
      name: "ExperimentsTests", dependencies: ["Experiments"], exclude: ["Accepted", "Rejected"],
      swiftSettings: house),
    .testTarget(name: "ReportsTests", dependencies: ["Reports"], swiftSettings: house),
    .testTarget(name: "EndToEndTests", dependencies: ["etalon"], swiftSettings: house),
  ],
  swiftLanguageModes: [.v6]
)
