import Testing

extension EndToEndTests {
  /// Pipes, devices and names where files are expected: an answer at once.
  @Suite("Instead of a file")
  struct UnusualFileTests {
    @Test(
      "a pipe in a results folder is refused",
      arguments: [
        ("journal/runs.jsonl", "show results/small"), ("journal/runs.jsonl", "run small.yaml"),
        ("plan.json", "show results/small"), ("manifest.json", "reproduce results/small"),
        ("journal/lock", "watch results/small --once"),
      ])
    func pipes(file: String, command: String) async throws {
      let place = try Workplace(["small.yaml": Specs.small])
      _ = try await place.etalon("run", "small.yaml", "--quiet")
      try await place.shell("rm -f results/small/\(file); mkfifo results/small/\(file)")
      let outcome = try await place.start(command.split(separator: " ").map(String.init)).outcome()
      #expect(outcome.status != 0 || command.hasPrefix("watch"), "\(outcome.output)")
      if outcome.status != 0 { #expect(outcome.errors.contains("not a regular file"), "\(outcome.errors)") }
    }

    @Test("a device without an end is not read without end")
    func device() async throws {
      let outcome = try await Workplace().etalon("plan", "/dev/zero")
      #expect(outcome.status == 65)
      #expect(outcome.errors.contains("the text is longer than the maximum, 1048576 bytes"))
    }

    @Test("a spec from a pipe is read")
    func specFromPipe() async throws {
      let place = try Workplace(["small.yaml": Specs.small])
      try await place.shell("mkfifo p; cat small.yaml > p & \"$0\" plan p > out.txt 2>&1")
      #expect(try place.text("out.txt").contains("small"))
    }

    @Test("a name that no file system takes is an error before anything is trained")
    func name() async throws {
      let name = String(repeating: "x", count: 300)
      let place = try Workplace(["x.yaml": Specs.small.replacing("name: small", with: "name: \(name)")])
      for command in ["plan", "run"] {
        let outcome = try await place.etalon(command, "x.yaml")
        #expect(outcome.status == 65)
        #expect(outcome.errors.contains("the name has 300 characters; the maximum is 200"))
      }
    }
  }
}
