import MarketStream
import Testing

@Suite("A table of comma-separated text")
struct CSVTableTests {
  private func table(_ text: String) throws -> CSVTable { try CSVTable(Array(text.utf8)) }

  @Test("is read with LF, with CRLF, with and without an end of the last line, and without empty lines")
  func lineEnds() throws {
    for text in ["a,b\n1,2\n", "a,b\r\n1,2\r\n", "a,b\n1,2", "\u{FEFF}a,b\n\n1,2\n\n"] {
      let table = try table(text)
      #expect(table.columns == ["a", "b"], "\(text.debugDescription)")
      #expect(table.rows.map(\.fields) == [["1", "2"]], "\(text.debugDescription)")
    }
  }

  @Test("may hold commas, quotes and line ends within quotes, and counts lines past them")
  func quotes() throws {
    let table = try table("a,b\n\"x,\"\"y\"\"\",\"one\ntwo\"\n3,\n")
    #expect(table.rows.map(\.fields) == [["x,\"y\"", "one\ntwo"], ["3", ""]])
    #expect(table.rows.map(\.line) == [2, 4])
  }

  @Test(
    "is refused with every fault",
    arguments: [
      ("", ["the file is empty"]),
      ("a,a\n", ["line 1: column a appears twice"]),
      ("a,b\n1\n1,2,3\n", ["line 2: 1 fields, the header has 2", "line 3: 3 fields, the header has 2"]),
      ("a,b\n\"1,2\n", ["line 2: a quote is not closed"]),
    ])
  func faults(text: String, faults: [String]) {
    #expect(throws: MalformedInput(faults: faults)) { try table(text) }
  }

  @Test("is refused when it is not UTF-8, and lists a bounded number of faults")
  func bounds() {
    #expect(throws: MalformedInput(faults: ["the file is not UTF-8 text"])) { try CSVTable([0x61, 0xFF]) }
    let error = #expect(throws: MalformedInput.self) {
      try table("a,b\n" + String(repeating: "1\n", count: 100))
    }
    #expect(error?.faults.count == MalformedInput.listedMax + 1)
    #expect(error?.faults.last == "and 80 more faults like these")
  }
}
