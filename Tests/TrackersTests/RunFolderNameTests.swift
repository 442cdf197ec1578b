import Testing

@testable import Trackers

@Suite struct RunFolderNameTests {
  @Test(arguments: [
    ("learning_rate=0.1,seed=2", "learning_rate=0.1,seed=2"), ("layers=[64,32,10]", "layers=64,32,10"),
    ("source=../../etc/passwd", "source=.._.._etc_passwd"), ("..", "_."), ("-rf", "_rf"), ("", "_"),
    ("a\u{1B}[2Jb\nc", "a_2Jb_c"), ("η=1", "_=1"), (#"x="<script>""#, "x=__script__"),
  ])
  func `Names of folders hold letters, digits and a few signs`(name: String, expected: String) {
    #expect(RunFolderName.safe(name) == expected)
  }

  @Test func `Long names are cut`() {
    #expect(RunFolderName.safe(String(repeating: "ä", count: 500)).utf8.count == 120)
  }
}
