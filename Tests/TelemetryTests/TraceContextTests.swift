import Testing

@testable import Telemetry

@Suite("Where a span stands") struct TraceContextTests {
  private static let parent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"

  private func context(_ parent: String, state: String? = nil) -> TraceContext? {
    TraceContext(parent: Array(parent.utf8), state: state)
  }

  @Test("a parent is read and written as it came")
  func roundTrip() throws {
    let read = try #require(context(Self.parent, state: "congo=t61rcWkgMzE,rojo=00f0"))
    #expect(read.traceID == .init(high: 0x4bf9_2f35_77b3_4da6, low: 0xa3ce_929d_0e0e_4736))
    #expect(read.spanID == 0x00f0_67aa_0ba9_02b7)
    #expect(read.isSampled)
    #expect(read.state == "congo=t61rcWkgMzE,rojo=00f0")
    #expect(read.parentText == Self.parent)
  }

  @Test(
    "flags are known by their bits",
    arguments: [
      ("00", false, 0), ("01", true, 1), ("02", false, 2), ("03", true, 3), ("fe", false, 2), ("ff", true, 3),
    ])
  func flags(text: String, isSampled: Bool, kept: UInt8) throws {
    let read = try #require(context(Self.parent.dropLast(2) + text))
    #expect(read.isSampled == isSampled)
    #expect(read.flags == kept)
  }

  @Test("a version to come is read as far as it is known", arguments: ["", "-", "-what-comes-then"])
  func laterVersion(rest: String) {
    #expect(context("cc" + Self.parent.dropFirst(2) + rest)?.isSampled == true)
  }

  @Test(
    "what breaks a rule is no parent",
    arguments: [
      "", "00", "00-", "-", "\0", String(repeating: "0", count: 55), String(repeating: "-", count: 55),
      // Versions: the forbidden one, no hexadecimal one, and a known one with more behind it.
      "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
      "0g-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
      "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-",
      "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
      "cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01more",
      // Ids: all zero, upper-case, too short, too long, not hexadecimal, signs and spaces.
      "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
      "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
      "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
      "00-4bf92f3577b34da6a3ce929d0e0e473-00f067aa0ba902b7-01",
      "00-4bf92f3577b34da6a3ce929d0e0e47366-00f067aa0ba902b7-01",
      "00-4bf92f3577b34da6a3ce929d0e0e473z-00f067aa0ba902b7-01",
      "00-+bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
      "00-4bf92f3577b34da6a3ce929d0e0e4736- 0f067aa0ba902b7-01",
      // Flags and separators.
      "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-0",
      "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-0x",
      "00_4bf92f3577b34da6a3ce929d0e0e4736_00f067aa0ba902b7_01",
      " 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
      "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01 ",
      "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01\n",
      "00-\u{FF11}bf92f3577b34da6a3ce929d0e0e47-00f067aa0ba902b7-01",
      String(repeating: "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", count: 1_000),
    ])
  func hostile(text: String) {
    #expect(context(text) == nil)
  }

  @Test("no bytes at all make it trap")
  func random() {
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<20_000 {
      var bytes = Array(Self.parent.utf8)
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        bytes[.random(in: 0..<bytes.count, using: &generator)] = .random(in: 0...255, using: &generator)
      }
      bytes.removeLast(.random(in: 0...2, using: &generator))
      if let read = TraceContext(parent: bytes, state: nil) {
        #expect(read.spanID != 0 && read.traceID.high | read.traceID.low != 0, "\(bytes)")
      }
    }
  }

  @Test(
    "a state that breaks a rule is left out, and the parent kept",
    arguments: [
      ("a=1", true), ("a=1,b=2", true), ("a=1, b=2 ,,", true), ("t@v=x", true), ("", false), ("a", false),
      ("a=1=2", false), ("a=\u{7F}", false), ("a=ü", false), ("a=\n", false),
      ((0..<32).map { "k\($0)=1" }.joined(separator: ","), true),
      ((0..<33).map { "k\($0)=1" }.joined(separator: ","), false),
      ("a=" + String(repeating: "x", count: 510), true), ("a=" + String(repeating: "x", count: 511), false),
    ])
  func states(text: String, isKept: Bool) throws {
    let read = try #require(context(Self.parent, state: text))
    #expect(read.state == (isKept ? text : ""))
  }
}

@Suite("Which traces are kept") struct SamplerTests {
  @Test("a parent decides, whatever the ratio", arguments: [0.0, 0.5, 1])
  func parents(ratio: Double) {
    let sampler = Sampler(ratio: ratio)
    for flags in [0, TraceContext.sampled, TraceContext.random, 3] as [UInt8] {
      let parent = TraceContext(traceID: .random(), spanID: 1, flags: flags)
      #expect(sampler.keeps(parent.traceID, parent: parent) == (flags & 1 == 1))
    }
  }

  @Test(
    "of traces that begin here the fraction is kept, and the same ones everywhere",
    arguments: [0, 0.001, 0.1, 0.5, 0.9, 1])
  func ratios(ratio: Double) {
    let count = 50_000
    let ids = (0..<count).map { _ in TraceContext.TraceID.random() }
    let kept = ids.filter { Sampler(ratio: ratio).keeps($0, parent: nil) }
    // Six standard deviations.
    let slack = 6 * (Double(count) * ratio * (1 - ratio)).squareRoot()
    #expect(abs(Double(kept.count) - Double(count) * ratio) <= slack, "\(kept.count)")
    #expect(kept == ids.filter { Sampler(ratio: ratio).keeps($0, parent: nil) })
    #expect(kept.allSatisfy { Sampler(ratio: min(1, ratio + 0.1)).keeps($0, parent: nil) })
  }

  @Test("a ratio that is none keeps nothing", arguments: [Double.nan, -1, -Double.infinity])
  func nonsense(ratio: Double) {
    #expect(!Sampler(ratio: ratio).keeps(.init(high: 1, low: .max), parent: nil))
  }
}
