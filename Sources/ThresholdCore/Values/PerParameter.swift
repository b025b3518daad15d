/// One value for each of the five parameters, stored inline: no allocation on the hot path.
package struct PerParameter<Value> {
  package var rsi: Value
  package var confidence: Value
  package var macd: Value
  package var volume: Value
  package var momentum: Value

  package init(rsi: Value, confidence: Value, macd: Value, volume: Value, momentum: Value) {
    self.rsi = rsi
    self.confidence = confidence
    self.macd = macd
    self.volume = volume
    self.momentum = momentum
  }

  /// The same value five times.
  package init(repeating value: Value) {
    self.init(rsi: value, confidence: value, macd: value, volume: value, momentum: value)
  }

  /// Each parameter's value from `make`, in the order of `Parameter.allCases`.
  package init(_ make: (Parameter) throws -> Value) rethrows {
    self.init(
      rsi: try make(.rsi), confidence: try make(.confidence), macd: try make(.macd),
      volume: try make(.volume), momentum: try make(.momentum))
  }

  package subscript(parameter: Parameter) -> Value {
    get {
      switch parameter {
      case .rsi: rsi
      case .confidence: confidence
      case .macd: macd
      case .volume: volume
      case .momentum: momentum
      }
    }
    set {
      switch parameter {
      case .rsi: rsi = newValue
      case .confidence: confidence = newValue
      case .macd: macd = newValue
      case .volume: volume = newValue
      case .momentum: momentum = newValue
      }
    }
  }

  /// Each value transformed, with its parameter.
  package func map<Other>(_ transform: (Parameter, Value) throws -> Other) rethrows -> PerParameter<Other> {
    try PerParameter<Other> { try transform($0, self[$0]) }
  }
}

extension PerParameter: Sendable where Value: Sendable {}
extension PerParameter: Equatable where Value: Equatable {}
extension PerParameter: Hashable where Value: Hashable {}

/// A value for some of the parameters: what a set of its own holds. `nil` is inherited.
package typealias PartialValues = PerParameter<Double?>

extension PerParameter where Value == Double? {
  /// No parameter has a value.
  package static var none: PartialValues { PartialValues(repeating: nil) }

  /// Whether no parameter has a value.
  package var isEmpty: Bool { Parameter.allCases.allSatisfy { self[$0] == nil } }
}
