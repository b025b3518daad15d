import Testing
import ThresholdCore

@Suite("Numbers in words")
struct TextTests {
  @Test(
    "a number has as many significant digits as asked for, and none for show",
    arguments: [
      (0.0, "0"), (70, "70"), (66.5, "66.5"), (0.31467, "0.315"), (-0.0564713, "-0.0565"), (999.96, "1000"),
      (123_456, "123000"), (1e9, "1e9"), (9.5e8, "9.5e8"), (-1.2345e10, "-1.23e10"), (.infinity, "inf"),
      (.nan, "nan"),
    ])
  func digits(value: Double, expected: String) {
    #expect(value.text(digits: 3) == expected)
  }

  @Test("a span is told in hours")
  func spans() {
    #expect(Span.hours(24).text == "24 h")
    #expect(Span.minutes(45).text == "0.75 h")
  }
}
