// swift-tools-version: 6.2
import PackageDescription

/// The processor that the arithmetic is compiled for: any value of clang's `-march`.
/// Plain builds are for this machine; `ETALON_MARCH=x86-64-v3 swift build` makes a portable one.
let processor = Context.environment["ETALON_MARCH"] ?? "native"

/// The settings of all targets.
let strictSettings: [SwiftSetting] = [
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

/// Without it, automatic vectorization uses only half of an AVX-512 register.
#if arch(x86_64)
  let vectorWidth = ["-Xcc", "-mprefer-vector-width=512"]
#else
  let vectorWidth: [String] = []
#endif

/// Training, and reading tables and journals, are optimised in debug builds too, because training would be a thousand times
/// slower. Each target is compiled as a whole module, because generic kernels are specialised only if the compiler sees their
/// callers.
let optimizedSettings: [SwiftSetting] =
  strictSettings + [
    .unsafeFlags(["-Xcc", "-march=\(processor)", "-Xcc", "-fno-math-errno"] + vectorWidth),
    .unsafeFlags(["-O", "-wmo", "-num-threads", "4"], .when(configuration: .debug)),
  ]

/// Makes the generic code of a target available to the targets that import it, so that they can specialise it; for public
/// declarations only.
let inlinableSettings: [SwiftSetting] =
  optimizedSettings + [.unsafeFlags(["-cross-module-optimization"])]

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
    // System libraries, processor features, embedded files.
    .systemLibrary(
      name: "CLibYAML", pkgConfig: "yaml-0.1",
      providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
    .systemLibrary(
      name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    .systemLibrary(name: "CNettle", pkgConfig: "nettle", providers: [.apt(["nettle-dev"])]),
    .target(
      name: "CMachine", cSettings: [.unsafeFlags(["-march=\(processor)"])]),
    .target(
      name: "CReportAssets", exclude: ["assets"], cSettings: [.unsafeFlags(["-std=c23"])]),
    .target(name: "CBundledData", exclude: ["data"], cSettings: [.unsafeFlags(["-std=c23"])]),

    // Text, files, digests.
    .target(name: "YAML", dependencies: ["CLibYAML"], swiftSettings: strictSettings),
    .target(name: "JSON", swiftSettings: optimizedSettings),
    .target(name: "Protobuf", swiftSettings: optimizedSettings),
    .target(name: "Files", dependencies: ["CZlib"], swiftSettings: strictSettings),
    .target(
      name: "Hashing",
      // Apple's systems have CryptoKit.
      dependencies: [.target(name: "CNettle", condition: .when(platforms: [.linux]))],
      swiftSettings: strictSettings),

    // Arithmetic, trainers, statistics.
    .target(name: "Arithmetic", swiftSettings: inlinableSettings),
    .target(name: "Learning", dependencies: ["Arithmetic"], swiftSettings: inlinableSettings),
    .target(
      name: "Kernels", dependencies: ["Learning", "Arithmetic", "CMachine"],
      swiftSettings: inlinableSettings),
    .target(
      name: "Lanes", dependencies: ["Kernels", "Learning", "Arithmetic", "CMachine"],
      swiftSettings: optimizedSettings),
    .target(
      name: "Tiles", dependencies: ["Kernels", "Learning", "Arithmetic", "CMachine"],
      swiftSettings: optimizedSettings),
    .target(
      name: "Online", dependencies: ["Tiles", "Kernels", "Learning", "Arithmetic", "CMachine"],
      swiftSettings: optimizedSettings),
    .target(name: "Statistics", dependencies: ["Arithmetic"], swiftSettings: optimizedSettings),
    // Optimised in debug builds too: proposals by a Gaussian process would take seconds each.
    .target(name: "Samplers", dependencies: ["Arithmetic"], swiftSettings: optimizedSettings),

    // Not optimised in debug builds: it would take 25 s of a clean build and save 15 ms per page.
    .target(name: "Plots", swiftSettings: strictSettings),

    // Data, specs, runs, results.
    .target(
      name: "Datasets",
      dependencies: ["Learning", "Arithmetic", "Files", "Hashing", "CBundledData"],
      swiftSettings: optimizedSettings),
    .target(
      name: "Specs", dependencies: ["YAML", "JSON", "Learning", "Arithmetic", "Datasets"],
      swiftSettings: strictSettings),
    .target(
      name: "Records",
      dependencies: ["JSON", "Files", "Hashing", "Arithmetic", "Learning", "Datasets", "Specs"],
      swiftSettings: optimizedSettings),
    // Optimised in debug builds too, because tables of a million rows are predicted.
    .target(
      name: "Networks",
      dependencies: ["JSON", "Files", "Arithmetic", "Learning", "Datasets", "Specs", "Records"],
      swiftSettings: optimizedSettings),
    .target(
      name: "NetworkExports",
      dependencies: ["Protobuf", "JSON", "Arithmetic", "Learning", "Datasets", "Networks"],
      swiftSettings: strictSettings),
    .target(
      name: "Running",
      dependencies: [
        "JSON", "Files", "Hashing", "Learning", "Kernels", "Lanes", "Tiles", "Online", "Datasets", "Specs",
        "Records", "Networks", "Statistics",
      ],
      swiftSettings: strictSettings),
    .target(
      name: "Results",
      dependencies: [
        "YAML", "JSON", "Files", "Hashing", "Learning", "Arithmetic", "Specs", "Records", "Statistics",
      ],
      swiftSettings: strictSettings),
    .target(
      name: "Searching",
      dependencies: ["JSON", "Files", "Hashing", "Arithmetic", "Samplers", "Specs", "Results"],
      swiftSettings: strictSettings),
    .target(
      name: "Reports",
      dependencies: ["YAML", "JSON", "Files", "Learning", "Specs", "Records", "Statistics", "Results"],
      swiftSettings: strictSettings),
    .target(
      name: "Pages",
      dependencies: [
        "JSON", "Hashing", "Learning", "Specs", "Records", "Statistics", "Results", "Plots", "Reports",
        "CReportAssets",
      ],
      swiftSettings: strictSettings),
    .target(
      name: "Trackers",
      dependencies: ["JSON", "Protobuf", "Hashing", "Learning", "Specs", "Records", "Reports"],
      swiftSettings: strictSettings),
    .target(
      name: "Launching", dependencies: ["JSON", "Reports"], swiftSettings: strictSettings),
    .target(
      name: "Operations",
      dependencies: [
        "YAML", "JSON", "Files", "Hashing", "Datasets", "Learning", "Arithmetic", "Specs", "Records",
        "Networks", "NetworkExports", "Statistics", "Running", "Results", "Searching", "Reports", "Pages",
        "Trackers", "Launching",
      ],
      swiftSettings: strictSettings),
    .executableTarget(
      name: "etalon",
      dependencies: [
        "YAML", "JSON", "Files", "Hashing", "CMachine", "Datasets", "Learning", "Specs", "Records",
        "Networks", "NetworkExports", "Running", "Results", "Reports", "Pages", "Statistics", "Trackers",
        "Launching",
        "Operations", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strictSettings,
      linkerSettings: [
        .unsafeFlags(
          [
            // The build ID identifies a build in the journal.
            "-Xlinker", "--build-id=sha1",
            // Does not export the symbols of statically linked Swift libraries: saves 0.4 MB.
            "-Xlinker", "--no-export-dynamic",
          ], .when(platforms: [.linux]))
      ]),

    // Tests, and targets that several of them use.
    .target(name: "SeededNumbers", path: "Tests/SeededNumbers", swiftSettings: strictSettings),
    .target(name: "OracleTables", path: "Tests/OracleTables", swiftSettings: strictSettings),
    .target(
      name: "RandomJobs", dependencies: ["Learning", "SeededNumbers"], path: "Tests/RandomJobs",
      swiftSettings: strictSettings),
    .target(
      name: "TestFiles", dependencies: ["Files"], path: "Tests/TestFiles",
      swiftSettings: strictSettings),
    .target(
      name: "TestSamples", dependencies: ["Datasets", "Specs", "Records"], path: "Tests/TestSamples",
      swiftSettings: strictSettings),
    .target(
      name: "RandomPipelines", dependencies: ["Networks", "RandomJobs"], path: "Tests/RandomPipelines",
      swiftSettings: strictSettings),
    // Networks for the tests in C and Python: `make test-headers`, `make test-python`.
    .executableTarget(
      name: "network-samples", dependencies: ["Networks", "NetworkExports", "RandomPipelines"],
      path: "Tests/NetworkSamples",
      swiftSettings: strictSettings),
    // Digests of random jobs, also built as Embedded Swift for other processors: `make verify-bits`.
    .executableTarget(
      name: "job-digests", dependencies: ["Lanes", "Tiles", "Online", "RandomJobs"], path: "Tests/JobDigests",
      exclude: ["Embedded"],
      swiftSettings: strictSettings),
    // The samplers over analytic problems: `Benchmarks/search/run.sh`.
    .executableTarget(
      name: "sampler-trials", dependencies: ["Samplers"], path: "Benchmarks/search/SamplerTrials",
      swiftSettings: strictSettings),
    .testTarget(
      name: "YAMLTests", dependencies: ["YAML", "SeededNumbers"], exclude: ["Rejected", "Suite"],
      swiftSettings: strictSettings),
    .testTarget(
      name: "JSONTests", dependencies: ["JSON", "SeededNumbers"], swiftSettings: strictSettings),
    .testTarget(name: "ProtobufTests", dependencies: ["Protobuf"], swiftSettings: strictSettings),
    .testTarget(
      name: "FilesTests", dependencies: ["Files", "SeededNumbers", "TestFiles"], swiftSettings: strictSettings
    ),
    .testTarget(name: "HashingTests", dependencies: ["Hashing"], swiftSettings: strictSettings),
    .testTarget(
      name: "ArithmeticTests", dependencies: ["Arithmetic"], resources: [.copy("Traces")],
      swiftSettings: strictSettings),
    .testTarget(
      name: "LearningTests", dependencies: ["Learning", "RandomJobs"], resources: [.copy("Traces")],
      swiftSettings: strictSettings),
    .testTarget(name: "LanesTests", dependencies: ["Lanes", "RandomJobs"], swiftSettings: strictSettings),
    .testTarget(name: "TilesTests", dependencies: ["Tiles", "RandomJobs"], swiftSettings: strictSettings),
    .testTarget(name: "OnlineTests", dependencies: ["Online", "RandomJobs"], swiftSettings: strictSettings),
    .testTarget(name: "PlotsTests", dependencies: ["Plots"], swiftSettings: strictSettings),
    .testTarget(
      name: "StatisticsTests", dependencies: ["Statistics", "OracleTables", "SeededNumbers"],
      resources: [.copy("Fixtures")],
      swiftSettings: strictSettings),
    .testTarget(
      name: "SamplersTests", dependencies: ["Samplers", "OracleTables", "SeededNumbers"],
      swiftSettings: strictSettings),
    .testTarget(
      name: "DatasetsTests", dependencies: ["Datasets", "TestFiles"], swiftSettings: strictSettings),
    .testTarget(
      name: "SpecsTests", dependencies: ["Specs", "SeededNumbers", "TestSamples"],
      exclude: ["Accepted", "Rejected"],
      swiftSettings: strictSettings),
    .testTarget(
      name: "RecordsTests", dependencies: ["Records", "SeededNumbers", "TestFiles", "TestSamples"],
      swiftSettings: strictSettings),
    .testTarget(
      name: "NetworksTests",
      dependencies: ["Networks", "NetworkExports", "RandomPipelines", "TestFiles"],
      swiftSettings: strictSettings),
    .testTarget(
      name: "RunningTests", dependencies: ["Running", "SeededNumbers", "TestFiles"], exclude: ["Data"],
      swiftSettings: strictSettings),
    .testTarget(
      name: "ResultsTests", dependencies: ["Results", "Running", "SeededNumbers", "TestSamples"],
      swiftSettings: strictSettings),
    .testTarget(
      name: "SearchingTests", dependencies: ["Searching", "SeededNumbers", "TestFiles", "TestSamples"],
      swiftSettings: strictSettings),
    .testTarget(name: "ReportsTests", dependencies: ["Reports"], swiftSettings: strictSettings),
    .testTarget(
      name: "TrackersTests", dependencies: ["Trackers", "JSON", "Learning", "Records", "Specs"],
      swiftSettings: strictSettings),
    .testTarget(
      name: "OperationsTests",
      dependencies: [
        "Launching", "Operations", "Networks", "Records", "Specs", "Trackers", "SeededNumbers", "TestFiles",
      ],
      swiftSettings: strictSettings),
    .testTarget(
      name: "TerminalTests", dependencies: ["etalon", "Operations"], swiftSettings: strictSettings),
    .testTarget(name: "LaunchingTests", dependencies: ["Launching"], swiftSettings: strictSettings),
    .testTarget(name: "PagesTests", dependencies: ["Pages"], swiftSettings: strictSettings),
    .testTarget(
      name: "EndToEndTests", dependencies: ["etalon", "SeededNumbers"], swiftSettings: strictSettings),
  ],
  swiftLanguageModes: [.v6]
)
