package import Engine
internal import Hummingbird

/// The parameters of a request's query. Unknown ones are left alone.
package struct Query: Sendable {
  private let parameters: Parameters

  init(_ parameters: Parameters) { self.parameters = parameters }

  /// The parameter's text; `nil` if it is absent.
  package func string(_ name: String) -> String? {
    parameters[name[...]].map { String($0) }
  }

  /// A whole number; what is none, or lies outside of `range`, is noted.
  package func integer(_ name: String, in range: ClosedRange<Int>, _ faults: inout [FieldFault]) -> Int? {
    guard let text = string(name) else { return nil }
    guard let value = Int(text) else {
      faults.append(FieldFault(name, "must be a whole number"))
      return nil
    }
    if !range.contains(value) {
      faults.append(FieldFault(name, "is \(value), outside of [\(range.lowerBound), \(range.upperBound)]"))
    }
    return value
  }

  /// One of `words`; what is none of them is noted.
  package func word(_ name: String, of words: [String], _ faults: inout [FieldFault]) -> String? {
    guard let text = string(name) else { return nil }
    if !words.contains(text) {
      faults.append(FieldFault(name, "must be one of \(words.joined(separator: ", "))"))
    }
    return text
  }
}
