import Telemetry

/// How rollups lie in the file: doubles as eight bytes, little-endian; counts as LEB128, since most buckets are empty.
extension Rollup {
  /// The bounds that the series of a histogram is known by; none for all others.
  var bounds: [Double] {
    if case .histogram(let reading) = self { reading.bounds } else { [] }
  }

  var encoded: [UInt8] {
    var bytes: [UInt8] = []
    switch self {
    case .increase(let value): bytes.append(value)
    case .gauge(let gauge):
      bytes.append(UInt64(gauge.samples))
      for value in [gauge.sum, gauge.minimum, gauge.maximum, gauge.last] { bytes.append(value) }
    case .histogram(let reading):
      bytes.append(reading.sum)
      for count in reading.counts { bytes.append(count) }
    }
    return bytes
  }

  /// `nil` if the bytes are not those of such a series.
  init?(decoding bytes: [UInt8], kind: MetricKind, bounds: [Double]) {
    var rest = bytes[...]
    switch kind {
    case .counter:
      guard let value = rest.takeDouble() else { return nil }
      self = .increase(value)
    case .gauge:
      guard let samples = rest.takeCount(), let sum = rest.takeDouble(), let minimum = rest.takeDouble(),
        let maximum = rest.takeDouble(), let last = rest.takeDouble()
      else { return nil }
      self = .gauge(
        GaugeRollup(samples: Int(clamping: samples), sum: sum, minimum: minimum, maximum: maximum, last: last)
      )
    case .histogram:
      guard let sum = rest.takeDouble() else { return nil }
      var counts: [UInt64] = []
      for _ in 0...bounds.count {
        guard let count = rest.takeCount() else { return nil }
        counts.append(count)
      }
      self = .histogram(HistogramReading(bounds: bounds, counts: counts, sum: sum))
    }
    guard rest.isEmpty else { return nil }
  }
}

extension [Double] {
  var encoded: [UInt8] { reduce(into: []) { $0.append($1) } }

  init?(decoding bytes: [UInt8]) {
    self = []
    var rest = bytes[...]
    while !rest.isEmpty {
      guard let value = rest.takeDouble() else { return nil }
      append(value)
    }
  }
}

extension [MetricLabel] {
  /// Each name and value with its length in front.
  var encoded: [UInt8] {
    reduce(into: []) { bytes, label in
      for text in [label.name, label.value] {
        bytes.append(UInt64(text.utf8.count))
        bytes += text.utf8
      }
    }
  }

  init?(decoding bytes: [UInt8]) {
    self = []
    var rest = bytes[...]
    while !rest.isEmpty {
      guard let name = rest.takeText(), let value = rest.takeText() else { return nil }
      append(MetricLabel(name, value))
    }
  }
}

extension [UInt8] {
  fileprivate mutating func append(_ value: Double) {
    for shift in stride(from: 0, to: 64, by: 8) {
      append(UInt8(truncatingIfNeeded: value.bitPattern >> shift))
    }
  }

  fileprivate mutating func append(_ count: UInt64) {
    var rest = count
    while rest >= 0x80 {
      append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    append(UInt8(rest))
  }
}

extension ArraySlice<UInt8> {
  fileprivate mutating func takeDouble() -> Double? {
    guard count >= 8 else { return nil }
    defer { removeFirst(8) }
    return Double(bitPattern: prefix(8).reversed().reduce(0) { $0 << 8 | UInt64($1) })
  }

  fileprivate mutating func takeCount() -> UInt64? {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while let byte = popFirst() {
      guard shift < 64 else { return nil }
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return value }
      shift += 7
    }
    return nil
  }

  fileprivate mutating func takeText() -> String? {
    guard let length = takeCount(), length <= UInt64(count) else { return nil }
    defer { removeFirst(Int(length)) }
    return String(decoding: prefix(Int(length)), as: UTF8.self)
  }
}
