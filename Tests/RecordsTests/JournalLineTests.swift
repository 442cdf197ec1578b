import JSON
import Learning
import TestSamples
import Testing

@testable import Records

@Suite struct JournalLineTests {
  @Test(
    "CRC-32C gives the published values",
    arguments: [
      ("", 0), ("123456789", 0xE306_9283), ("a", 0xC1D0_4330),
      (String(repeating: "\0", count: 32), 0x8A91_36AA),
      ("The quick brown fox jumps over the lazy dog", 0x2262_0404),
    ] as [(String, UInt32)])
  func checksum(text: String, value: UInt32) {
    #expect(CRC32C.checksum(Array(text.utf8)[...]) == value)
  }

  @Test("A line has the documented format")
  func form() {
    var entry = sampleEntry(1)
    entry.record.message = "why"
    let text = String(decoding: journalLines([entry]), as: UTF8.self)
    let content = #"""
      "v":1,"run":"run1","status":"finished","epochs":10,"metrics":{"test.accuracy":0.25},"curve":{"epochs":[0,10],\#
      "columns":{"train.loss":[0.25,0.08333333333333333],"train.running_loss":[null,-0.0]}},\#
      "confusion":[{"part":"test","counts":[[1,1],[0,2]]}],"curve_sha256":"c1","weights_sha256":"w1",\#
      "message":"why","build":"test","seconds":0.5}
      """#
    let checksum = String(CRC32C.checksum(Array(content.utf8)[...]), radix: 16)
    let padded = String(repeating: "0", count: 8 - checksum.count) + checksum
    #expect(text == #"{"crc":"\#(padded)","# + content + "\n")
  }

  @Test("The time of recording is read back, and may be missing from older lines")
  func ended() throws {
    var entry = sampleEntry(1)
    entry.ended = "2026-11-28T01:42:21Z"
    let line = journalLines([entry])
    #expect(
      String(decoding: line, as: UTF8.self).hasSuffix(
        #","seconds":0.5,"ended":"2026-11-28T01:42:21Z"}"# + "\n"))
    #expect(try JournalLine.entry(of: line.dropLast()).ended == entry.ended)
    #expect(try JournalLine.entry(of: journalLines([sampleEntry(1)]).dropLast()).ended == nil)
  }

  @Test("Correct samples are read back, and may be missing from older lines")
  func correctSamples() throws {
    var entry = sampleEntry(1)
    entry.record.correctSamples = [CorrectSamples.sample([true, false, true])]
    let lines = journalLines([entry])
    #expect(
      String(decoding: lines, as: UTF8.self).contains(#""correct":[{"part":"test","samples":3,"bits":"05"}]"#)
    )
    #expect(try JournalLine.entry(of: lines.dropLast()).record.correctSamples == entry.record.correctSamples)
    #expect(
      try JournalLine.entry(of: journalLines([sampleEntry(1)]).dropLast()).record.correctSamples.isEmpty)
    let wrong = String(decoding: lines, as: UTF8.self).replacing(#""bits":"05""#, with: #""bits":"0f""#)
    let content = wrong.dropFirst(#"{"crc":"00000000","#.count).dropLast()
    let checksum = String(CRC32C.checksum(Array(content.utf8)[...]), radix: 16)
    let padded = String(repeating: "0", count: 8 - checksum.count) + checksum
    #expect(throws: JournalLine.Failure.self) {
      try JournalLine.entry(of: Array((#"{"crc":"\#(padded)","# + content).utf8)[...])
    }
  }

  @Test(
    "Every value of a metric is read back bit for bit, except for the payload of a NaN",
    arguments: [0.1, -0.0, 5e300, .leastNonzeroMagnitude, .infinity, -.infinity, .nan, 1, 1.0 / 3] as [Double]
  )
  func values(value: Double) throws {
    var entry = sampleEntry(1, status: .diverged)
    entry.record.metrics[0].value = value
    entry.record.curve.columns[0].values[1] = value
    let line = journalLines([entry]).dropLast()
    let back = try JournalLine.entry(of: line)
    for read in [back.record.metrics[0].value, back.record.curve.columns[0].values[1]] {
      #expect(read.bitPattern == value.bitPattern || read.isNaN && value.isNaN)
    }
    #expect(journalLines([back]) == journalLines([entry]))
  }

  @Test("Every status, and every metric of every part, is read back")
  func names() throws {
    for status in RunStatus.allCases {
      #expect(
        try JournalLine.entry(of: journalLines([sampleEntry(1, status: status)]).dropLast()).record.status
          == status)
    }
    for part in DatasetPart.allCases {
      for metric in Metric.allCases {
        let name = MetricName(part, metric)
        #expect(MetricName(name.description) == name)
      }
    }
    #expect(MetricName("test") == nil && MetricName("test.los") == nil && MetricName("tset.loss") == nil)
  }

  @Test("Every damaged byte of a line is detected")
  func spoiled() {
    let line = Array(journalLines([sampleEntry(7)]).dropLast())
    for index in line.indices {
      for change in [1, 0x20, 0x80] as [UInt8] {
        var copy = line
        copy[index] ^= change
        #expect(throws: JournalLine.Failure.self) { try JournalLine.entry(of: copy[...]) }
      }
    }
  }

  @Test(
    "A line with a valid checksum but invalid content is refused",
    arguments: [
      #""v":1}"#, #""v":1,"run":"a","status":"gone"}"#, #""run":"a"}"#, "}", "",
      #""v":1,"run":"a","status":"finished","epochs":1,"metrics":{"test.x":1}}"#,
    ])
  func content(content: String) {
    let checksum = String(CRC32C.checksum(Array(content.utf8)[...]), radix: 16)
    let padded = String(repeating: "0", count: 8 - checksum.count) + checksum
    let line = Array((#"{"crc":"\#(padded)","# + content).utf8)
    #expect(throws: JournalLine.Failure.self) { try JournalLine.entry(of: line[...]) }
  }
}
