// Made by proto/generate from google/rpc/error_details.proto. Do not edit.
// swift-format-ignore-file

import CMessages

extension GoogleRPC {
  /// The cause of an error, for machines.
  package struct ErrorInfo: Message {
    /// Constant name of the cause, such as TRADE_CONFLICT.
    package var reason: String
    /// Who defines the reason.
    package var domain: String
    /// What the reason is about.
    package var metadata: StringMap<String>

    /// The message with these fields, the others absent.
    package init(
      reason: String = "",
      domain: String = "",
      metadata: StringMap<String> = [:]
    ) {
      self.reason = reason
      self.domain = domain
      self.metadata = metadata
    }

    /// The full name of the type.
    package static var fullName: String { "google.rpc.ErrorInfo" }

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

extension GoogleRPC.ErrorInfo: CConvertible {
  static func initialize(_ c: UnsafeMutablePointer<Google__Rpc__ErrorInfo>) {
    google__rpc__error_info__init(c)
  }

  init(_ c: UnsafePointer<Google__Rpc__ErrorInfo>, _ reader: inout Reader) {
    reason = reader.text(c.pointee.reason, "reason")
    domain = reader.text(c.pointee.domain, "domain")
    metadata = reader.map(c.pointee.metadata, c.pointee.n_metadata, "metadata") { entry, reader in
      (reader.text(entry.pointee.key, "key"), reader.text(entry.pointee.value, "value"))
    }
  }

  func write(to c: UnsafeMutablePointer<Google__Rpc__ErrorInfo>, in arena: inout Arena) {
    c.pointee.reason = arena.copy(reason)
    c.pointee.domain = arena.copy(domain)
    (c.pointee.metadata, c.pointee.n_metadata) = arena.entries(metadata) { key, value, entry, arena in
      google__rpc__error_info__metadata_entry__init(entry)
      entry.pointee.key = arena.copy(key)
      entry.pointee.value = arena.copy(value)
    }
  }
}
