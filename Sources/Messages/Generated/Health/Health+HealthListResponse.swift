// Made by proto/generate from grpc/health/v1/health.proto. Do not edit.
// swift-format-ignore-file

import CMessages

extension Health {
  /// The health of all services.
  package struct HealthListResponse: Message {
    /// By full name; the server as a whole is the empty name.
    package var statuses: StringMap<Health.HealthCheckResponse>

    /// The message with these fields, the others absent.
    package init(
      statuses: StringMap<Health.HealthCheckResponse> = [:]
    ) {
      self.statuses = statuses
    }

    /// The full name of the type.
    package static var fullName: String { "grpc.health.v1.HealthListResponse" }

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

extension Health.HealthListResponse: CConvertible {
  static func initialize(_ c: UnsafeMutablePointer<Grpc__Health__V1__HealthListResponse>) {
    grpc__health__v1__health_list_response__init(c)
  }

  init(_ c: UnsafePointer<Grpc__Health__V1__HealthListResponse>, _ reader: inout Reader) {
    statuses = reader.map(c.pointee.statuses, c.pointee.n_statuses, "statuses") { entry, reader in
      (reader.text(entry.pointee.key, "key"), reader.message(entry.pointee.value, entry.pointee.n_value, "value") ?? .init())
    }
  }

  func write(to c: UnsafeMutablePointer<Grpc__Health__V1__HealthListResponse>, in arena: inout Arena) {
    (c.pointee.statuses, c.pointee.n_statuses) = arena.entries(statuses) { key, value, entry, arena in
      grpc__health__v1__health_list_response__statuses_entry__init(entry)
      entry.pointee.key = arena.copy(key)
      (entry.pointee.value, entry.pointee.n_value) = arena.message(value)
    }
  }
}
