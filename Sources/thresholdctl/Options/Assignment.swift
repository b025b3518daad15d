import ArgumentParser
import ThresholdCore

/// A parameter by its name on the wire or without `_threshold`.
private func parameterName(_ text: Substring) -> String? {
  let name = String(text)
  return (Parameter(name: name) ?? Parameter(name: name + "_threshold"))?.name
}

/// `NAME=VALUE` on the command line, such as `rsi=65`.
struct ThresholdAssignment: ExpressibleByArgument {
  var name: String
  var value: Double

  init?(argument: String) {
    let parts = argument.split(separator: "=", omittingEmptySubsequences: false)
    guard parts.count == 2, let name = parameterName(parts[0]), let value = Double(parts[1]) else {
      return nil
    }
    self.name = name
    self.value = value
  }
}

/// `NAME=LOWEST:HIGHEST` on the command line, such as `volume=1e6:1e9`.
struct BoundsAssignment: ExpressibleByArgument {
  var name: String
  var lowest: Double
  var highest: Double

  init?(argument: String) {
    let parts = argument.split(separator: "=", omittingEmptySubsequences: false)
    guard parts.count == 2, let name = parameterName(parts[0]) else { return nil }
    let ends = parts[1].split(separator: ":", omittingEmptySubsequences: false).map { Double($0) }
    guard ends.count == 2, let lowest = ends[0], let highest = ends[1] else { return nil }
    self.name = name
    self.lowest = lowest
    self.highest = highest
  }
}

/// The name of a parameter on the command line.
struct ParameterName: ExpressibleByArgument {
  var name: String

  init?(argument: String) {
    guard let name = parameterName(argument[...]) else { return nil }
    self.name = name
  }
}
