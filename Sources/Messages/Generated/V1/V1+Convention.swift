// Made by proto/generate from adaptive_threshold/v1/adaptive_threshold.proto. Do not edit.
// swift-format-ignore-file

import CMessages

extension V1 {
  /// How the figures are meant.
  package struct Convention: Message {
    /// realised_pnl or pnl_percent: what the daily equity is built from.
    package var basis: String
    /// Days a year that figures are annualised with.
    package var periodsPerYear: Double
    /// Delta degrees of freedom of the standard deviation.
    package var ddof: Int32
    /// Risk-free return a period.
    package var riskFree: Double
    /// Account size at the beginning.
    package var startingBalance: Double

    /// The message with these fields, the others absent.
    package init(
      basis: String = "",
      periodsPerYear: Double = 0,
      ddof: Int32 = 0,
      riskFree: Double = 0,
      startingBalance: Double = 0
    ) {
      self.basis = basis
      self.periodsPerYear = periodsPerYear
      self.ddof = ddof
      self.riskFree = riskFree
      self.startingBalance = startingBalance
    }

    /// The full name of the type.
    package static var fullName: String { "adaptive_threshold.v1.Convention" }

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

extension V1.Convention: CConvertible {
  static func initialize(_ c: UnsafeMutablePointer<AdaptiveThreshold__V1__Convention>) {
    adaptive_threshold__v1__convention__init(c)
  }

  init(_ c: UnsafePointer<AdaptiveThreshold__V1__Convention>, _ reader: inout Reader) {
    basis = reader.text(c.pointee.basis, "basis")
    periodsPerYear = c.pointee.periods_per_year
    ddof = c.pointee.ddof
    riskFree = c.pointee.risk_free
    startingBalance = c.pointee.starting_balance
  }

  func write(to c: UnsafeMutablePointer<AdaptiveThreshold__V1__Convention>, in arena: inout Arena) {
    c.pointee.basis = arena.copy(basis)
    c.pointee.periods_per_year = periodsPerYear
    c.pointee.ddof = ddof
    c.pointee.risk_free = riskFree
    c.pointee.starting_balance = startingBalance
  }
}
