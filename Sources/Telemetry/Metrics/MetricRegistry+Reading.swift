extension MetricRegistry {
  /// The sum of a counter over those of its label values that `isCounted` takes, given in the order of its labels; 0 if
  /// there is no such counter. Takes every label's lock once: for what looks now and then, not for a call.
  package func total(_ description: MetricDescription, where isCounted: ([String]) -> Bool) -> UInt64 {
    series(of: description.name).reduce(0) { sum, series in
      guard case .whole(let value) = series.value, isCounted(series.labels.map(\.value)) else { return sum }
      return sum &+ value
    }
  }
}
