import MarketStream
import Testing
import ThresholdCore

@Suite("A length of time in words")
struct DurationTests {
  @Test(
    "is a sum of numbers with units",
    arguments: [
      ("4h", 14_400.0), ("30m", 1_800), ("1d", 86_400), ("90s", 90), ("1h30m", 5_400), ("0.5h", 1_800),
      ("36500d", 3_153_600_000),
    ])
  func lengths(text: String, seconds: Double) {
    #expect(Span(duration: text) == .seconds(seconds), "\(text)")
  }

  @Test(
    "is nothing else",
    arguments: [
      "", "4", "h", "4x", "-4h", "4 h", "0s", "4h5", "1e3s", "nan", "infd", "36600d", "1..5h", "٤h",
    ])
  func others(text: String) {
    #expect(Span(duration: text) == nil, "\(text)")
  }
}
