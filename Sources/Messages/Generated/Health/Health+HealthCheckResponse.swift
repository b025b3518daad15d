// Made by proto/generate from grpc/health/v1/health.proto. Do not edit.
// swift-format-ignore-file

import CMessages

extension Health {
  /// The health of one service.
  package struct HealthCheckResponse: Message {
    /// What it is.
    package var status: Health.HealthCheckResponse.ServingStatus

    /// The message with these fields, the others absent.
    package init(
      status: Health.HealthCheckResponse.ServingStatus = .unknown
    ) {
      self.status = status
    }

    /// What a service can be.
    package enum ServingStatus: Sendable, Hashable, RawRepresentable {
      /// Not said.
      case unknown
      /// It answers.
      case serving
      /// It does not answer.
      case notServing
      /// Watch only: the server does not know the service.
      case serviceUnknown
      /// A number that this version does not know.
      case unrecognized(Int32)

      /// The value with this number.
      package init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .unknown
        case 1: self = .serving
        case 2: self = .notServing
        case 3: self = .serviceUnknown
        default: self = .unrecognized(rawValue)
        }
      }

      /// The number on the wire.
      package var rawValue: Int32 {
        switch self {
        case .unknown: 0
        case .serving: 1
        case .notServing: 2
        case .serviceUnknown: 3
        case .unrecognized(let number): number
        }
      }
    }

    /// The full name of the type.
    package static var fullName: String { "grpc.health.v1.HealthCheckResponse" }

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

extension Health.HealthCheckResponse: CConvertible {
  static func initialize(_ c: UnsafeMutablePointer<Grpc__Health__V1__HealthCheckResponse>) {
    grpc__health__v1__health_check_response__init(c)
  }

  init(_ c: UnsafePointer<Grpc__Health__V1__HealthCheckResponse>, _ reader: inout Reader) {
    status = Health.HealthCheckResponse.ServingStatus(rawValue: Int32(truncatingIfNeeded: c.pointee.status.rawValue))
  }

  func write(to c: UnsafeMutablePointer<Grpc__Health__V1__HealthCheckResponse>, in arena: inout Arena) {
    c.pointee.status = .init(rawValue: .init(truncatingIfNeeded: status.rawValue))
  }
}
