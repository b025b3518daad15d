// Made by proto/generate from adaptive_threshold/v1/types.proto. Do not edit.
// swift-format-ignore-file

import CMessages

extension V1 {
  /// The limits that a user sets for one scope. Absent fields are inherited.
  package struct Policy: Message {
    /// Bounds by parameter.
    package var bounds: StringMap<V1.Policy.Bounds>
    /// Parameters that the learner never moves.
    package var pinned: [String]
    /// From decision to marked outcome; 1 minute to 30 days.
    package var horizon: GoogleProtobuf.Duration?
    /// Fee of entry and exit together, in percent of price; 0 to 10.
    package var roundTripFeePercent: Double?
    /// Largest loss or gain a single trade may make, in percent; more than 0, at most 100. Stakes of evidence rest on it.
    package var maxLossPercent: Double?
    /// Name of the learner, such as guarded_gradient.
    package var learner: String?
    /// marked or reported; absent: the basis of the first outcome.
    package var learningBasis: String?
    /// Account size that realised pnl is measured against; more than 0.
    package var startingBalance: Double?
    /// Periods a year that daily figures are annualised with; 1 to 366.
    package var periodsPerYear: Double?
    /// What locks entries after trades went badly. Those of a symbol's policy replace the inherited ones for that symbol
    /// alone; rules over all symbols are looked for in the global policy only.
    package var protections: V1.Protections?

    /// The message with these fields, the others absent.
    package init(
      bounds: StringMap<V1.Policy.Bounds> = [:],
      pinned: [String] = [],
      horizon: GoogleProtobuf.Duration? = nil,
      roundTripFeePercent: Double? = nil,
      maxLossPercent: Double? = nil,
      learner: String? = nil,
      learningBasis: String? = nil,
      startingBalance: Double? = nil,
      periodsPerYear: Double? = nil,
      protections: V1.Protections? = nil
    ) {
      self.bounds = bounds
      self.pinned = pinned
      self.horizon = horizon
      self.roundTripFeePercent = roundTripFeePercent
      self.maxLossPercent = maxLossPercent
      self.learner = learner
      self.learningBasis = learningBasis
      self.startingBalance = startingBalance
      self.periodsPerYear = periodsPerYear
      self.protections = protections
    }

    /// Lowest and highest value of a parameter.
    package struct Bounds: Sendable, Equatable {
      /// Lowest value.
      package var lowest: Double
      /// Highest value.
      package var highest: Double

      /// The message with these fields, the others absent.
      package init(
        lowest: Double = 0,
        highest: Double = 0
      ) {
        self.lowest = lowest
        self.highest = highest
      }
    }

    /// The full name of the type.
    package static var fullName: String { "adaptive_threshold.v1.Policy" }

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

extension V1.Policy: CConvertible {
  static func initialize(_ c: UnsafeMutablePointer<AdaptiveThreshold__V1__Policy>) {
    adaptive_threshold__v1__policy__init(c)
  }

  init(_ c: UnsafePointer<AdaptiveThreshold__V1__Policy>, _ reader: inout Reader) {
    bounds = reader.map(c.pointee.bounds, c.pointee.n_bounds, "bounds") { entry, reader in
      (reader.text(entry.pointee.key, "key"), reader.message(entry.pointee.value, entry.pointee.n_value, "value") ?? .init())
    }
    pinned = reader.texts(c.pointee.pinned, c.pointee.n_pinned, "pinned")
    horizon = reader.message(c.pointee.horizon, c.pointee.n_horizon, "horizon")
    roundTripFeePercent = c.pointee._round_trip_fee_percent_case.rawValue == 4 ? c.pointee.round_trip_fee_percent : nil
    maxLossPercent = c.pointee._max_loss_percent_case.rawValue == 5 ? c.pointee.max_loss_percent : nil
    learner = c.pointee._learner_case.rawValue == 6 ? reader.text(c.pointee.learner, "learner") : nil
    learningBasis = c.pointee._learning_basis_case.rawValue == 7 ? reader.text(c.pointee.learning_basis, "learning_basis") : nil
    startingBalance = c.pointee._starting_balance_case.rawValue == 8 ? c.pointee.starting_balance : nil
    periodsPerYear = c.pointee._periods_per_year_case.rawValue == 9 ? c.pointee.periods_per_year : nil
    protections = reader.message(c.pointee.protections, c.pointee.n_protections, "protections")
  }

  func write(to c: UnsafeMutablePointer<AdaptiveThreshold__V1__Policy>, in arena: inout Arena) {
    (c.pointee.bounds, c.pointee.n_bounds) = arena.entries(bounds) { key, value, entry, arena in
      adaptive_threshold__v1__policy__bounds_entry__init(entry)
      entry.pointee.key = arena.copy(key)
      (entry.pointee.value, entry.pointee.n_value) = arena.message(value)
    }
    (c.pointee.pinned, c.pointee.n_pinned) = arena.texts(pinned)
    (c.pointee.horizon, c.pointee.n_horizon) = arena.message(horizon)
    if let roundTripFeePercent {
      c.pointee._round_trip_fee_percent_case = .init(rawValue: 4)
      c.pointee.round_trip_fee_percent = roundTripFeePercent
    }
    if let maxLossPercent {
      c.pointee._max_loss_percent_case = .init(rawValue: 5)
      c.pointee.max_loss_percent = maxLossPercent
    }
    if let learner {
      c.pointee._learner_case = .init(rawValue: 6)
      c.pointee.learner = arena.copy(learner)
    }
    if let learningBasis {
      c.pointee._learning_basis_case = .init(rawValue: 7)
      c.pointee.learning_basis = arena.copy(learningBasis)
    }
    if let startingBalance {
      c.pointee._starting_balance_case = .init(rawValue: 8)
      c.pointee.starting_balance = startingBalance
    }
    if let periodsPerYear {
      c.pointee._periods_per_year_case = .init(rawValue: 9)
      c.pointee.periods_per_year = periodsPerYear
    }
    (c.pointee.protections, c.pointee.n_protections) = arena.message(protections)
  }
}

extension V1.Policy.Bounds: CConvertible {
  static func initialize(_ c: UnsafeMutablePointer<AdaptiveThreshold__V1__Policy__Bounds>) {
    adaptive_threshold__v1__policy__bounds__init(c)
  }

  init(_ c: UnsafePointer<AdaptiveThreshold__V1__Policy__Bounds>, _ reader: inout Reader) {
    lowest = c.pointee.lowest
    highest = c.pointee.highest
  }

  func write(to c: UnsafeMutablePointer<AdaptiveThreshold__V1__Policy__Bounds>, in arena: inout Arena) {
    c.pointee.lowest = lowest
    c.pointee.highest = highest
  }
}
