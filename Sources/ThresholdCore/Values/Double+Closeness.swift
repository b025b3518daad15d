extension Double {
  /// Whether both are one number but for how it was rounded on the way: within 1e-9 of the larger, or 1e-12. That is as
  /// exactly as a journal comes out again on another kind of processor, whose logarithms differ in the last bit.
  package func isClose(to other: Double) -> Bool {
    // Equal first: infinities are close to themselves.
    self == other || (self - other).magnitude <= max(1e-9 * max(magnitude, other.magnitude), 1e-12)
  }
}

extension Double? {
  package func isClose(to other: Double?) -> Bool {
    guard let number = self, let other else { return self == other }
    return number.isClose(to: other)
  }
}
