import Foundation
import Testing

@testable import ThresholdCore

@Suite("Exponentials")
struct ExponentialTests {
  @Test("they are libm's within two units in the last place, over the whole range")
  func precision() {
    var random = SeededGenerator(seed: 3)
    for range in [-708.0...709, -1...1, -1e-6...1e-6, -40...40] {
      for _ in 0..<20_000 {
        let power = random.uniform(range)
        let (found, wanted) = (Exponential.of(power), exp(power))
        #expect(abs(found - wanted) <= 2 * wanted.ulp, "e to the \(power)")
      }
    }
  }

  @Test("what is beyond the range counts as its end; NaN stays what it is")
  func ends() {
    #expect(Exponential.of(0) == 1 && Exponential.of(-0.0) == 1)
    for power in [-709, -1e9, -Double.infinity] {
      #expect(Exponential.of(power) == Exponential.of(-708) && Exponential.of(power).isNormal)
    }
    for power in [710, 1e9, Double.infinity] {
      #expect(Exponential.of(power) == Exponential.of(709) && Exponential.of(power).isFinite)
    }
    #expect(Exponential.of(.nan).isNaN)
  }

  @Test("signals together lie as far inside the boxes as each for itself")
  func boxes() {
    var random = SeededGenerator(seed: 4)
    let weights = (0..<Boxes.all.count).map { _ in random.uniform(0...1) }
    let signals =
      [-1e6, -1, 0, 1, 1e6].map { PerParameter(repeating: $0) }
      + (0..<59).map { _ in PerParameter { _ in random.uniform(-0.5...1.5) } }
    for (signal, together) in zip(signals, Boxes.all.acceptances(of: signals, weights)) {
      let alone = BoxWeights.acceptance(of: signal, weights)
      #expect(together.isClose(to: alone), "\(signal)")
      #expect(alone >= 0 && alone <= weights.reduce(0, +) * (1 + 1e-12))
    }
    #expect(
      BoxWeights.acceptance(of: PerParameter(repeating: 1e6), weights).isClose(to: weights.reduce(0, +)))
    #expect(BoxWeights.acceptance(of: PerParameter(repeating: -1e6), weights) < 1e-100)
  }
}
