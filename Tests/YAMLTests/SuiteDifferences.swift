/// Every case of the YAML test suite that Etalon's loader does not read as the suite says, by reason.
///
/// "On purpose" is what a spec has no use for, or what would silently mean something else; the other reasons are libyaml's.
enum SuiteDifferences {
  static let byReason: [(reason: String, cases: String)] = [
    (
      "refused on purpose: a '?' that begins a value inside brackets, which libyaml would drop",
      "652Z-00 HM87-01"
    ),
    (
      "refused on purpose: a key that is a list or a mapping",
      """
      4FJ6-00 6BFJ-00 6PBE-00 9MMW-00 KK5P-00 LX3P-00 M2N8-01 M5DY-00 Q9WF-00 RZP5-00 SBG9-00
      V9D5-00 X38W-00 XW4D-00
      """
    ),
    (
      "refused on purpose: an empty key",
      """
      2JQS-00 2SXE-00 6M2F-00 CFD4-00 DFF7-00 FH7J-00 M2N8-00 NHX8-00 NKF9-00 PW8X-00 S3PD-00
      SM9W-01 UKK6-00 WZ62-00
      """
    ),
    (
      "refused on purpose: directives that are unknown, and versions of YAML other than 1.1 and 1.2",
      "2LFX-00 6LVF-00 BEC7-00 MUS6-05 MUS6-06 ZYU8-01 ZYU8-02 ZYU8-03"
    ),
    (
      "refused on purpose: more than one document",
      """
      35KP-00 6XDY-00 6ZKB-00 7Z25-00 9DXL-00 9KAX-00 JHB9-00 KSS4-00 L383-00 M7A3-00 PUW8-00
      RZT7-00 U9NS-00 UT92-00 W4TN-00
      """
    ),
    (
      "refused on purpose: names of anchors that libyaml would cut or not read",
      "8XYN-00 W5VH-00 Y2GN-00"
    ),
    (
      "refused on purpose: tags of applications, and of types that specs do not have",
      """
      2XXW-00 565N-00 5TYM-00 6CK3-00 6WLZ-00 7FWL-00 9WXW-00 C4HZ-00 CC74-00 CUP7-00 J7PZ-00
      M5C3-00 P76L-00 UGM3-00 Z67P-00 Z9M4-00
      """
    ),
    (
      "libyaml: '...' without a document",
      "HWV9-00 QT73-00"
    ),
    (
      "libyaml: a ':' that begins a value inside brackets",
      "58MP-00 5T43-00 DBG4-00 HM87-00"
    ),
    (
      "libyaml: a block text without indentation",
      "DK3J-00 FP8R-00"
    ),
    (
      "libyaml: a tab that separates or begins a line",
      """
      6BCT-00 6CA3-00 96NN-00 96NN-01 A2M4-00 DK95-00 DK95-03 DK95-04 Q5MG-00 R4YG-00 Y79Y-01
      Y79Y-10
      """
    ),
    (
      "libyaml: inside brackets, a key over several lines, or a ':' on the line after its key",
      "4MUZ-00 4MUZ-01 4MUZ-02 5MUD-00 9SA2-00 K3WX-00 NJ66-00 VJP3-01"
    ),
    (
      "libyaml: inside brackets, a key that is followed by ':,'",
      "4ABK-00 FRK4-00"
    ),
    (
      "accepted by libyaml: a block of blank lines before a comment",
      "S98Z-00"
    ),
    (
      "accepted by libyaml: a comment without a blank before it",
      "9JBA-00 CVW2-00 SU5Z-00 X4QW-00"
    ),
    (
      "accepted by libyaml: a dash as a value inside brackets",
      "G5U8-00 YJV2-00"
    ),
    (
      "accepted by libyaml: a tab that indents a line inside brackets or quotes",
      "DK95-01 Y79Y-03"
    ),
    (
      "accepted by libyaml: lines inside brackets or quotes that are not indented",
      "9C9N-00 QB6E-00"
    ),
    (
      "accepted by libyaml: text after the version of a %YAML directive",
      "MUS6-00"
    ),
    (
      "libyaml drops a last line of blanks in a block text",
      "JEF9-02 L24T-01"
    ),
  ]
}
