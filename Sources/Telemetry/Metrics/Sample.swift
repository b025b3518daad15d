/// One line of the exposition.
struct Sample: Sendable {
  struct Label: Sendable {
    var name: String
    var value: String

    init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// What follows the family's name: `_bucket`, `_sum`, `_count` or nothing.
  var suffix = ""
  var labels: [Label] = []
  var value: Number

  /// Counters stay whole numbers, which a Double would round beyond 2^53.
  enum Number: Sendable {
    case whole(UInt64)
    case real(Double)
  }
}

extension Histogram {
  /// The cumulative buckets, the sum and the count; the count is the last bucket's, so the two always agree.
  func samples(labels: [Sample.Label]) -> [Sample] {
    let (counts, sum) = reading
    var total: UInt64 = 0
    var samples: [Sample] = []
    for (index, count) in counts.enumerated() {
      total += count
      let bound = index < buckets.bounds.count ? Double(buckets.bounds[index]) * buckets.scale : .infinity
      samples.append(
        Sample(
          suffix: "_bucket", labels: labels + [Sample.Label("le", Exposition.text(bound))],
          value: .whole(total)))
    }
    samples.append(Sample(suffix: "_sum", labels: labels, value: .real(sum)))
    samples.append(Sample(suffix: "_count", labels: labels, value: .whole(total)))
    return samples
  }
}
