import JSON
import Testing

@testable import Launching

@Suite("Array tasks")
struct TaskArrayTests {
  @Test(
    "train several shards where the site's MaxArraySize is smaller than the number of shards",
    arguments: [
      (16, 1001, 1, 16), (1000, 1001, 1, 1000), (1001, 1001, 2, 501), (64, 11, 7, 10), (5, 2, 5, 1),
    ])
  func sizes(shards: Int, maximum: Int, perTask: Int, tasks: Int) {
    let array = TaskArray(shards: shards, maximum: maximum)
    #expect(array.shardsPerTask == perTask && array.tasks == tasks)
    // MaxArraySize limits the highest index.
    #expect(array.task(ofShard: shards) == tasks && tasks < maximum)
    for shard in 1...shards {
      let task = array.task(ofShard: shard)
      #expect((task - 1) * perTask < shard && shard <= task * perTask)
    }
  }

  @Test("are submitted by ranges of indices, each once")
  func indices() throws {
    let array = TaskArray(shards: 20, shardsPerTask: 2)
    #expect(array.indices(ofShards: [1, 2, 3, 9, 20, 19]) == "1-2,5,10")
    #expect(array.indices(ofShards: 1...20) == "1-10")
    #expect(array.indices(ofShards: []) == "")
    #expect(TaskIndices.numbers(in: "1-3,7") == [1, 2, 3, 7])
    #expect(TaskIndices.numbers(in: "0-8:4%2") == [0, 4, 8])
    for text in ["", "3-1", "a", "1,,2", "1-2-3", "1:0", "-1"] {
      #expect(TaskIndices.numbers(in: text[...]) == nil, "\(text)")
    }
  }
}

@Suite("Answers of Slurm")
struct SlurmAnswerTests {
  @Test("Only the first word of a state counts, and unknown words stay unknown")
  func states() {
    let words: [(String, TaskState)] = [
      ("PENDING", .waiting), ("REQUEUED", .waiting), ("RUNNING", .running), ("COMPLETING", .running),
      ("COMPLETED", .completed), ("COMPLETED+", .completed), ("CANCELLED by 1001", .ended("CANCELLED")),
      ("OUT_OF_MEMORY", .ended("OUT_OF_MEMORY")), ("NODE_FAIL", .ended("NODE_FAIL")),
      ("TIMEOUT", .ended("TIMEOUT")), ("DREAMING", .unknown("DREAMING")), ("", .unknown("")),
      ("odd", .unknown("odd")),
    ]
    for (word, state) in words { #expect(TaskState(word: word) == state, "\(word)") }
  }

  @Test("squeue's lines are read, also of tasks that wait together, and other lines are left out")
  func queue() {
    let reports = TaskReport.queue(
      """
      1_2     etalon-x-1   FAILED          18688   NonZeroExitCode
      1_[3-4%2] etalon-x-1 PENDING         0       Resources
      7       etalon-x-1   PENDING         0       Dependency
      1_5     etalon-x-1   CANCELLED       15      None
      slurm_load_jobs error: Unable to contact slurm controller

      """)
    #expect(reports.map(\.job) == ["1", "1", "1", "7", "1"])
    #expect(reports.map(\.task) == [2, 3, 4, nil, 5])
    #expect(reports.map(\.exitCode) == [73, nil, nil, nil, 143])
    #expect(reports[0].state == .ended("FAILED") && reports[0].reason == "NonZeroExitCode")
    #expect(reports[3].reason == "Dependency" && reports[3].name == "etalon-x-1")
  }

  @Test("sacct's lines are read, without steps, and its window begins before the submission")
  func accounting() {
    let reports = TaskReport.accounting(
      "17_1|n|COMPLETED|0:0\n17_1.batch|n|COMPLETED|0:0\n17_2|n|CANCELLED by 0|0:15\n17_[3-4]|n|PENDING|0:0\n18|n|FAILED|73:0\n"
    )
    #expect(reports.map(\.task) == [1, 2, 3, 4, nil])
    #expect(reports.map(\.exitCode) == [0, 143, nil, nil, 73])
    let start = TaskReport.accountingArguments(names: ["a", "b"], since: "2026-02-28T00:00:00")
    #expect(start.contains("--starttime=2026-02-28T00:00:00") && start.contains("--name=a,b"))
    for (time, day) in [
      ("2026-03-01T07:00:00Z", "2026-02-28"), ("2028-03-01T07:00:00Z", "2028-02-29"),
      ("2026-01-01T00:00:00Z", "2025-12-31"), ("2026-11-28T00:00:00Z", "2026-11-27"),
    ] {
      #expect(Submission.dayBefore(time) == day)
    }
  }

  @Test("A job's id is found behind notices and before a cluster's name, and nowhere else")
  func jobIDs() {
    #expect(SlurmReply.jobID("17\n") == "17")
    #expect(SlurmReply.jobID("sbatch: note: 5 jobs today\n17;alpha\n") == "17")
    #expect(SlurmReply.jobID("Submitted batch job 17\n") == nil)
    #expect(SlurmReply.jobID("sbatch: error: Batch job submission failed\n") == nil)
    #expect(SlurmReply.jobID("") == nil)
    #expect(SlurmReply.maxArraySize("LaunchType = x\nMaxArraySize            = 10001\n") == 10001)
    #expect(SlurmReply.maxArraySize("") == nil)
  }
}

@Suite("Times of a cluster job")
struct TimeSpanTests {
  @Test("are read as users write them and written as sbatch reads them")
  func spans() {
    let cases = [
      ("90s", 90, "00:01:30"), ("30m", 1800, "00:30:00"), ("1h30m", 5400, "01:30:00"),
      ("2d", 172_800, "2-00:00:00"),
    ]
    for (text, seconds, slurm) in cases {
      #expect(TimeSpan(text)?.seconds == seconds)
      #expect(TimeSpan(text)?.slurmText == slurm)
    }
    for text in ["", "1", "h", "0s", "1.5h", "-1h", "1w", "9999999999h"] { #expect(TimeSpan(text) == nil) }
  }

  @Test("decide the number of shards by the predicted cost, twice, and never more shards than runs")
  func shards() {
    let hour = TimeSpan(seconds: 3600)
    #expect(ShardCount.count(within: hour, seconds: 36_000, cpus: 1, runs: 1000) == 20)
    #expect(ShardCount.count(within: hour, seconds: 36_000, cpus: 4, runs: 1000) == 5)
    #expect(ShardCount.count(within: hour, seconds: 36_000, cpus: 1, runs: 3) == 3)
    #expect(ShardCount.count(within: hour, seconds: 1, cpus: 1, runs: 3) == 1)
  }
}

@Suite("The state of a cluster")
struct ClusterStateTests {
  private func submission(_ name: String, _ shards: [Int], of count: Int = 4) -> Submission {
    Submission(
      name: name, submitted: "2026-01-01T00:00:00Z", array: TaskArray(shards: count, shardsPerTask: 1),
      submittedShards: shards)
  }

  private func report(_ name: String, _ task: Int?, _ state: TaskState) -> TaskReport {
    TaskReport(name: name, job: "1", task: task, state: state, exitCode: nil, reason: "")
  }

  @Test("comes from squeue where both answer, and silence about a shard is not an end")
  func sources() {
    let state = ClusterState(
      [submission("a", [1, 2, 3])], shards: 4, queue: [report("a", 1, .running), report("a", nil, .waiting)],
      accounting: [report("a", 1, .waiting), report("a", 2, .ended("TIMEOUT"))])
    #expect(state.shards[1]?.state == .running && state.isLive(1))
    #expect(state.shards[2]?.state == .ended("TIMEOUT") && !state.isLive(2))
    #expect(state.unreported == [3] && state.collecting.count == 1)
  }

  @Test("of a shard is that of the last submission, unless an earlier one is still there")
  func several() {
    let submissions = [submission("a", [1, 2]), submission("b", [1, 2]), submission("c", [1], of: 8)]
    let state = ClusterState(
      submissions, shards: 4,
      queue: [
        report("a", 1, .running), report("b", 1, .ended("FAILED")), report("a", 2, .ended("CANCELLED")),
        report("b", 2, .waiting), report("c", 1, .unknown("X")),
      ], accounting: [])
    #expect(state.shards[1]?.state == .running && state.shards[2]?.state == .waiting)
  }

  @Test("A submission survives its file")
  func file() {
    var made = submission("etalon-a-1", [1, 4])
    made.job = "17"
    #expect(Submission(json: made.json) == made)
    #expect(Submission(json: ["version": 2]) == nil)
  }
}

@Suite("The batch script")
struct BatchScriptTests {
  private func script(_ options: SlurmOptions, folder: String = "/data/results/x") -> BatchScript {
    BatchScript(
      name: "etalon-x-1", array: TaskArray(shards: 10, shardsPerTask: 3),
      arguments: ["/data/it's.yaml", "network.hidden=[8]", "--results", "/data/results"],
      executable: "/opt/etalon", workingFolder: "/data", folder: folder, token: "t1", options: options)
  }

  @Test("holds the options as directives, and quotes whatever a shell would read otherwise")
  func directives() {
    var options = SlurmOptions()
    options.partition = "short"
    options.time = "2:00:00"
    options.cpus = 4
    options.arguments = ["--exclude=node[1-3]", "--comment=a b"]
    let text = script(options, folder: "/data/my results/$x").text
    for line in [
      "#SBATCH --partition=short", "#SBATCH --time=2:00:00", "#SBATCH --cpus-per-task=4",
      "#SBATCH --exclude=node[1-3]", "#SBATCH '--comment=a b'", "#SBATCH --signal=B:TERM@60",
      "#SBATCH --requeue", "#SBATCH --open-mode=append", "folder='/data/my results/$x'", "shards=10",
      "shards_per_task=3",
    ] {
      #expect(text.contains(line + "\n"), "\(line)")
    }
    #expect(text.contains(#"run '/data/it'\''s.yaml' 'network.hidden=[8]' --results /data/results --shard"#))
    #expect(!text.contains("--mem"))
    // Directives after the first command are not read by sbatch.
    let lines = text.split(separator: "\n")
    let firstCommand = lines.firstIndex { !$0.hasPrefix("#") }!
    #expect(!lines[firstCommand...].contains { $0.hasPrefix("#SBATCH") })
    #expect(!script(options).collectText.contains("--cpus-per-task"))
    options.account = "a\nrm"
    #expect(!options.isWritable)
  }
}
