// Made by proto/generate from adaptive_threshold/v1/adaptive_threshold.proto. Do not edit.
// swift-format-ignore-file

import CMessages

extension V1 {
  /// The figures.
  package struct PerformanceResponse: Message {
    /// Figures by name, such as sharpe_ratio; an undefined one has no value.
    package var metrics: StringMap<V1.Metric>
    /// The reference's weighted score, 0 to 1; absent without trades.
    package var performanceScore: Double?
    /// How they are meant.
    package var convention: V1.Convention?
    /// The user.
    package var userID: String
    /// The symbol; empty for all.
    package var symbol: String
    /// Days looked back.
    package var periodDays: Int32
    /// How many trades were looked at.
    package var tradeCount: Int64
    /// When.
    package var calculatedAt: GoogleProtobuf.Timestamp?

    /// The message with these fields, the others absent.
    package init(
      metrics: StringMap<V1.Metric> = [:],
      performanceScore: Double? = nil,
      convention: V1.Convention? = nil,
      userID: String = "",
      symbol: String = "",
      periodDays: Int32 = 0,
      tradeCount: Int64 = 0,
      calculatedAt: GoogleProtobuf.Timestamp? = nil
    ) {
      self.metrics = metrics
      self.performanceScore = performanceScore
      self.convention = convention
      self.userID = userID
      self.symbol = symbol
      self.periodDays = periodDays
      self.tradeCount = tradeCount
      self.calculatedAt = calculatedAt
    }

    /// The full name of the type.
    package static var fullName: String { "adaptive_threshold.v1.PerformanceResponse" }

    /// Reads an encoded message; fields that this version does not know are skipped.
    package init(decoding bytes: UnsafeRawBufferPointer) throws(DecodingFault) {
      self = try Self.decoded(bytes)
    }

    /// The encoded message behind as many zero bytes as are reserved.
    package func encoded(reserving prefix: Int) -> [UInt8] {
      packed(reserving: prefix)
    }
  }
}

extension V1.PerformanceResponse: CConvertible {
  static func initialize(_ c: UnsafeMutablePointer<AdaptiveThreshold__V1__PerformanceResponse>) {
    adaptive_threshold__v1__performance_response__init(c)
  }

  init(_ c: UnsafePointer<AdaptiveThreshold__V1__PerformanceResponse>, _ reader: inout Reader) {
    metrics = reader.map(c.pointee.metrics, c.pointee.n_metrics, "metrics") { entry, reader in
      (reader.text(entry.pointee.key, "key"), reader.message(entry.pointee.value, entry.pointee.n_value, "value") ?? .init())
    }
    performanceScore = c.pointee._performance_score_case.rawValue == 2 ? c.pointee.performance_score : nil
    convention = reader.message(c.pointee.convention, c.pointee.n_convention, "convention")
    userID = reader.text(c.pointee.user_id, "user_id")
    symbol = reader.text(c.pointee.symbol, "symbol")
    periodDays = c.pointee.period_days
    tradeCount = c.pointee.trade_count
    calculatedAt = reader.message(c.pointee.calculated_at, c.pointee.n_calculated_at, "calculated_at")
  }

  func write(to c: UnsafeMutablePointer<AdaptiveThreshold__V1__PerformanceResponse>, in arena: inout Arena) {
    (c.pointee.metrics, c.pointee.n_metrics) = arena.entries(metrics) { key, value, entry, arena in
      adaptive_threshold__v1__performance_response__metrics_entry__init(entry)
      entry.pointee.key = arena.copy(key)
      (entry.pointee.value, entry.pointee.n_value) = arena.message(value)
    }
    if let performanceScore {
      c.pointee._performance_score_case = .init(rawValue: 2)
      c.pointee.performance_score = performanceScore
    }
    (c.pointee.convention, c.pointee.n_convention) = arena.message(convention)
    c.pointee.user_id = arena.copy(userID)
    c.pointee.symbol = arena.copy(symbol)
    c.pointee.period_days = periodDays
    c.pointee.trade_count = tradeCount
    (c.pointee.calculated_at, c.pointee.n_calculated_at) = arena.message(calculatedAt)
  }
}
