package import HTTP2

/// Header fields of a call in both directions: an ordered multimap of lower-case names.
///
/// A name that ends in `-bin` has bytes as its value (base64 on the wire), every other has printable
/// ASCII. Lookup is a scan: a call has a handful of fields, and a scan of one array beats a hash table.
package struct Metadata: Sendable, Equatable {
  /// As on the wire: values of `-bin` names are base64 text.
  package var block = FieldBlock()

  package init() {}

  package init(block: FieldBlock) {
    self.block = block
  }

  package var isEmpty: Bool { block.isEmpty }

  /// Adds a text value. The name is lower-cased; what is not printable ASCII in the value becomes `?`,
  /// for a header field cannot carry it.
  package mutating func append(_ name: String, _ value: String) {
    let printable = value.unicodeScalars.allSatisfy { (0x20...0x7E).contains($0.value) }
    let text =
      printable
      ? value
      : String(
        String.UnicodeScalarView(
          value.unicodeScalars.map { (0x20...0x7E).contains($0.value) ? $0 : "?" }))
    block.append(name: name.lowercased(), value: text)
  }

  /// Adds a binary value; `name` must end in `-bin`.
  package mutating func append(_ name: String, bytes: [UInt8]) {
    precondition(name.hasSuffix("-bin"), "the name of binary metadata ends in -bin, not \(name)")
    block.append(name: name.lowercased(), value: Base64.encode(bytes))
  }

  /// The first value of this (lower-case) name as text, or `nil`. Allocates for long values.
  package subscript(first name: String) -> String? {
    withFirst(name) { value in value.map { String(decoding: $0, as: UTF8.self) } }
  }

  /// The first value of a `-bin` name; `nil` if it is absent or not base64.
  package func bytes(first name: String) -> [UInt8]? {
    withFirst(name) { value in
      // Several values may have been joined with commas on the way (RFC 9110, 5.3).
      value.flatMap { Base64.decode($0.prefix { $0 != UInt8(ascii: ",") }) }
    }
  }

  /// All values of a name as text, in order.
  package func all(_ name: String) -> [String] {
    entries.filter { $0.name == name }.map(\.value)
  }

  /// Every name and value in order; values of `-bin` names are base64 text.
  package var entries: [(name: String, value: String)] {
    block.withFields { fields in
      fields.map { (String(decoding: $0.name, as: UTF8.self), String(decoding: $0.value, as: UTF8.self)) }
    }
  }

  /// Calls `body` with the bytes of the first value of this name, without a copy; for hot paths.
  package func withFirst<Result>(
    _ name: String, _ body: (UnsafeRawBufferPointer?) -> Result
  ) -> Result {
    block.withFields { fields in
      for field in fields where field.name.elementsEqual(name.utf8) { return body(field.value) }
      return body(nil)
    }
  }
}

extension Metadata: ExpressibleByDictionaryLiteral {
  package init(dictionaryLiteral elements: (String, String)...) {
    for (name, value) in elements { append(name, value) }
  }
}
