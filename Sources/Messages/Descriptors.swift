import CMessages

/// The schema itself, for reflection: encoded `google.protobuf.FileDescriptorProto` messages by name.
package enum Descriptors {
  /// A file of the schema.
  struct File: Sendable {
    /// As in an import, such as `adaptive_threshold/v1/types.proto`.
    let name: String
    /// The files it imports and those that they import, each once.
    let imports: [String]
    /// The full names of its services.
    let services: [String]
    /// The full names of everything it declares, one a line.
    let symbols: String
  }

  /// The full names of all services, sorted.
  package static let services = files.flatMap(\.services).sorted()

  private static let numbers = Dictionary(
    uniqueKeysWithValues: files.enumerated().map { ($1.name, $0) })

  private static let numbersBySymbol = Dictionary(
    uniqueKeysWithValues: files.enumerated().flatMap { number, file in
      file.symbols.split(separator: "\n").map { (String($0), number) }
    })

  /// The file of this name and, after it, what it imports; nil if there is none.
  package static func file(named name: String) -> [[UInt8]]? {
    numbers[name].map(bytes)
  }

  /// The file that declares this full name (a type, field, enum value, service or method) and, after it, what it
  /// imports; nil if there is none.
  package static func file(containing symbol: String) -> [[UInt8]]? {
    numbersBySymbol[symbol].map(bytes)
  }

  /// The numbers of the extensions of a message type; nil if there is no such type. The schema declares none.
  package static func extensionNumbers(of type: String) -> [Int32]? {
    numbersBySymbol[type].map { _ in [] }
  }

  private static func bytes(ofFileAndImports number: Int) -> [[UInt8]] {
    ([number] + files[number].imports.map { numbers[$0]! }).map { number in
      let bytes = descriptor_bytes_of_file(number)
      return Array(UnsafeBufferPointer(start: bytes.start, count: bytes.count))
    }
  }
}
