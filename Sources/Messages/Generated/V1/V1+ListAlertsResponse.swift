// Made by proto/generate from adaptive_threshold/v1/admin.proto. Do not edit.
// swift-format-ignore-file

import CMessages

extension V1 {
  /// A page of alerts.
  package struct ListAlertsResponse: Message {
    /// Newest first.
    package var alerts: [V1.Alert]
    /// Token of the next page; empty after the last.
    package var nextPageToken: String

    /// The message with these fields, the others absent.
    package init(
      alerts: [V1.Alert] = [],
      nextPageToken: String = ""
    ) {
      self.alerts = alerts
      self.nextPageToken = nextPageToken
    }

    /// The full name of the type.
    package static var fullName: String { "adaptive_threshold.v1.ListAlertsResponse" }

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

extension V1.ListAlertsResponse: CConvertible {
  static func initialize(_ c: UnsafeMutablePointer<AdaptiveThreshold__V1__ListAlertsResponse>) {
    adaptive_threshold__v1__list_alerts_response__init(c)
  }

  init(_ c: UnsafePointer<AdaptiveThreshold__V1__ListAlertsResponse>, _ reader: inout Reader) {
    alerts = reader.messages(c.pointee.alerts, c.pointee.n_alerts, "alerts")
    nextPageToken = reader.text(c.pointee.next_page_token, "next_page_token")
  }

  func write(to c: UnsafeMutablePointer<AdaptiveThreshold__V1__ListAlertsResponse>, in arena: inout Arena) {
    (c.pointee.alerts, c.pointee.n_alerts) = arena.messages(alerts)
    c.pointee.next_page_token = arena.copy(nextPageToken)
  }
}
