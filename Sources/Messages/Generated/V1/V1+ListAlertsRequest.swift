// Made by proto/generate from adaptive_threshold/v1/admin.proto. Do not edit.
// swift-format-ignore-file

import CMessages

extension V1 {
  /// Asks for alerts.
  package struct ListAlertsRequest: Message {
    /// Those that were active at any time within so many hours, 1 to 8760; 0 is 24.
    package var hoursBack: Int32
    /// Only those whose severity is, or was at last, this one; unspecified for all.
    package var severity: V1.AlertSeverity
    /// Alerts on a page, at most 1000; 0 is 100.
    package var pageSize: Int32
    /// The token that came with the page before; empty for the first.
    package var pageToken: String

    /// The message with these fields, the others absent.
    package init(
      hoursBack: Int32 = 0,
      severity: V1.AlertSeverity = .unspecified,
      pageSize: Int32 = 0,
      pageToken: String = ""
    ) {
      self.hoursBack = hoursBack
      self.severity = severity
      self.pageSize = pageSize
      self.pageToken = pageToken
    }

    /// The full name of the type.
    package static var fullName: String { "adaptive_threshold.v1.ListAlertsRequest" }

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

extension V1.ListAlertsRequest: CConvertible {
  static func initialize(_ c: UnsafeMutablePointer<AdaptiveThreshold__V1__ListAlertsRequest>) {
    adaptive_threshold__v1__list_alerts_request__init(c)
  }

  init(_ c: UnsafePointer<AdaptiveThreshold__V1__ListAlertsRequest>, _ reader: inout Reader) {
    hoursBack = c.pointee.hours_back
    severity = V1.AlertSeverity(rawValue: Int32(truncatingIfNeeded: c.pointee.severity.rawValue))
    pageSize = c.pointee.page_size
    pageToken = reader.text(c.pointee.page_token, "page_token")
  }

  func write(to c: UnsafeMutablePointer<AdaptiveThreshold__V1__ListAlertsRequest>, in arena: inout Arena) {
    c.pointee.hours_back = hoursBack
    c.pointee.severity = .init(rawValue: .init(truncatingIfNeeded: severity.rawValue))
    c.pointee.page_size = pageSize
    c.pointee.page_token = arena.copy(pageToken)
  }
}
