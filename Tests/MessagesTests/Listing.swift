import Messages

/// What is in a message, as Python lists it: by reflection, a line `path=value` for each present scalar (text and
/// bytes in hexadecimal, floating-point numbers by their bits) and a line `path` for each message without fields.
func listing(_ value: Any, _ path: String = "") -> [String] {
  func below(_ name: String) -> String { path.isEmpty ? name : "\(path).\(name)" }
  switch value {
  case let text as String: return ["\(path)=\(hexadecimal(text.utf8))"]
  case let bytes as [UInt8] where type(of: value) == [UInt8].self: return ["\(path)=\(hexadecimal(bytes))"]
  case let number as Double: return ["\(path)=\(hexadecimal(number.bitPattern.bigEndianBytes))"]
  case let flag as Bool: return ["\(path)=\(flag ? 1 : 0)"]
  case let number as any BinaryInteger: return ["\(path)=\(number)"]
  case let named as any RawRepresentable<Int32>: return ["\(path)=\(named.rawValue)"]
  case let map as any ListedMap: return map.listed.flatMap { listing($1, below($0)) }
  default: break
  }
  let mirror = Mirror(reflecting: value)
  switch mirror.displayStyle {
  case .optional: return mirror.children.flatMap { listing($0.value, path) }
  case .collection: return mirror.children.enumerated().flatMap { listing($1.value, below("\($0)")) }
  case .struct where mirror.children.isEmpty && !path.isEmpty: return [path]
  default: return mirror.children.flatMap { listing($0.value, below($0.label ?? "?")) }
  }
}

private protocol ListedMap {
  var listed: [(String, Any)] { get }
}

extension StringMap: ListedMap {
  fileprivate var listed: [(String, Any)] { map { ($0.key, $0.value) } }
}

private func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
  bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
}

extension UInt64 {
  fileprivate var bigEndianBytes: [UInt8] { (0..<8).map { UInt8(truncatingIfNeeded: self >> (56 - 8 * $0)) } }
}
