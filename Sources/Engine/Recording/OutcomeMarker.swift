import Repository
import ThresholdCore

/// Marks what a scope's decisions made or would have made from prices, within the transaction of a cycle.
///
/// Source: learning.md, Outcomes. A decision is marked with the first price of its symbol at or after decision time +
/// horizon, at most max(5 min, 5 % of the horizon) later, else it expires. The book wins; without a price of it the same
/// user's own signals mark, and nobody else's.
struct OutcomeMarker {
  /// How old a price may be that stands in for the one a signal did not carry.
  private static let decisionPriceAgeMax = Span.seconds(60)

  let scope: Key
  let policy: EffectivePolicy
  /// The cycle's time: prices after it do not exist yet.
  let now: Instant
  /// The user whose own book marks, if it is simulated; `nil` for the shared book.
  let bookOwner: UserID?

  /// How long after the horizon a price may come.
  private var tolerance: Span {
    max(.minutes(5), Span(nanoseconds: policy.horizon.nanoseconds / 20))
  }

  /// The outcomes that have become known and are not in the journal yet, by (knownAt, decision); their numbers follow
  /// `count`.
  /// - Parameter settledThrough: the last cycle. What it could have marked it has; older decisions are not read again.
  func outcomes(
    after count: Int64, settledThrough: Instant?, in transaction: any ReadTransaction
  ) throws -> [OutcomeRecord] {
    let from = settledThrough.map { $0 - policy.horizon - tolerance }
    let decisions = try transaction.decisions(for: scope, after: from, through: now - policy.horizon)
    guard !decisions.isEmpty else { return [] }
    let known = try transaction.decisionsWithOutcome(decisions.map(\.id), scope: scope, basis: .marked)
    let open = decisions.filter { !known.contains($0.id) }
    let ownPrices = try transaction.decisions(for: scope, after: from, through: now)
    var marked: [(decision: Decision, price: PricePoint, entry: Double)] = []
    for (symbol, decisions) in Dictionary(grouping: open, by: \.key.symbol).sorted(by: { $0.key < $1.key }) {
      guard let first = decisions.first?.decidedAt else { continue }
      let book = try transaction.prices(
        of: symbol, owner: bookOwner, after: first - Self.decisionPriceAgeMax, through: now, limit: .max)
      let own = ownPrices.compactMap { decision in
        decision.key.symbol == symbol
          ? decision.price.map { PricePoint(symbol: symbol, price: $0, time: decision.decidedAt) } : nil
      }
      for decision in decisions {
        let entry = decision.price ?? lastPrice(in: book, at: decision.decidedAt)
        let due = decision.decidedAt + policy.horizon
        if let entry, let price = firstPrice(in: book, from: due) ?? firstPrice(in: own, from: due) {
          marked.append((decision, price, entry))
        }
      }
    }
    marked.sort { ($0.price.time, $0.decision.id) < ($1.price.time, $1.decision.id) }
    return marked.enumerated().compactMap { index, mark in
      record(mark.decision, mark.price, entry: mark.entry, number: count + Int64(index) + 1)
    }
  }

  private func record(_ decision: Decision, _ price: PricePoint, entry: Double, number: Int64)
    -> OutcomeRecord?
  {
    guard let view = decision.view(for: scope) else { return nil }
    let side: Double = decision.action == .sell ? -1 : 1
    return OutcomeRecord(
      scope: scope, number: number, decisionID: decision.id, basis: .marked,
      pnlPercent: side * (price.price / entry - 1) * 100 - policy.roundTripFeePercent,
      decidedAt: decision.decidedAt,
      knownAt: price.time, propensity: decision.propensity, executed: decision.accepted, view: view)
  }

  private func firstPrice(in prices: [PricePoint], from due: Instant) -> PricePoint? {
    let index = prices.partitioningIndex { $0.time >= due }
    guard index < prices.count, prices[index].time <= due + tolerance else { return nil }
    return prices[index]
  }

  private func lastPrice(in prices: [PricePoint], at time: Instant) -> Double? {
    let index = prices.partitioningIndex { $0.time > time }
    guard index > 0, prices[index - 1].time >= time - Self.decisionPriceAgeMax else { return nil }
    return prices[index - 1].price
  }
}

extension Array {
  /// The first index whose element satisfies `predicate`, which holds for all after it; `count` if none does. O(log n).
  fileprivate func partitioningIndex(where predicate: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if predicate(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
