import AdaptiveThreshold
import Foundation

/// A made-up market, and what a bot reads from it. The same seed is the same market.
struct Market: Sequence, IteratorProtocol {
  private var dice: SplitMix
  private var prices = [100.0]
  private var fast = 100.0
  private var slow = 100.0
  private var drift = 0.0

  init(seed: UInt64) { dice = SplitMix(state: seed) }

  mutating func next() -> Signal? {
    repeat { move() } while prices.count <= 30
    let price = prices[prices.count - 1]
    let moves = zip(prices.suffix(15), prices.suffix(14)).map { $1 - $0 }
    let gain = moves.map { Swift.max($0, 0) }.reduce(0, +)
    let loss = moves.map { Swift.max(-$0, 0) }.reduce(0, +)
    return Signal(
      "BTCUSDT", .buy,
      // The bot's own opinion: the more of the last ten moves went up, the higher.
      confidence: 0.5 + Double(moves.suffix(10).count { $0 > 0 }) / 20,
      // In this order: 100 * gain / (gain + loss) can come out above 100.
      rsi: gain / (gain + loss) * 100, changePercent: 100 * (price / prices[prices.count - 11] - 1),
      volume: Double.random(in: 0.8e9...5e9, using: &dice), macd: 100 * (fast - slow) / price, price: price)
  }

  private mutating func move() {
    drift = 0.9 * drift + 0.1 * normal()
    let price = prices[prices.count - 1] * (1 + (drift + 0.5 * normal()) / 100)
    prices.append(price)
    fast += (price - fast) * 2 / 13
    slow += (price - slow) * 2 / 27
  }

  private mutating func normal() -> Double {
    let radius = (-2 * Foundation.log(1 - Double.random(in: 0..<1, using: &dice))).squareRoot()
    return radius * cos(2 * .pi * Double.random(in: 0..<1, using: &dice))
  }
}

/// Steele, Lea and Flood's SplitMix64.
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var bits = (state ^ state >> 30) &* 0xbf58_476d_1ce4_e5b9
    bits = (bits ^ bits >> 27) &* 0x94d0_49bb_1331_11eb
    return bits ^ bits >> 31
  }
}
