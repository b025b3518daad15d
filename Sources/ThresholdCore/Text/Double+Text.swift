extension Double {
  /// The number for people, with so many significant digits and nothing after them: `0.315`, `66.5`, `1e+09`.
  package func text(digits: Int) -> String {
    guard isFinite, self != 0 else { return self == 0 ? "0" : "\(self)" }
    let exponent = Int(Logarithm.base10(magnitude).rounded(.down))
    let places = digits - 1 - exponent
    let power = Logarithm.power(10, Double(places.magnitude))
    let rounded = places >= 0 ? (self * power).rounded() / power : (self / power).rounded() * power
    guard rounded.isFinite else { return "\(self)" }
    if rounded.magnitude >= 1e7 { return scientific(rounded, digits: digits) }
    let plain = "\(rounded)"
    return plain.hasSuffix(".0") ? String(plain.dropLast(2)) : plain
  }

  private func scientific(_ value: Double, digits: Int) -> String {
    let exponent = Int(Logarithm.base10(value.magnitude).rounded(.down))
    let mantissa = value / Logarithm.power(10, Double(exponent))
    return "\(mantissa.text(digits: digits))e\(exponent)"
  }
}

extension Span {
  /// The span for people, in hours.
  package var text: String { "\((seconds / 3_600).text(digits: 3)) h" }
}
