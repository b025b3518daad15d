package import GRPC
import Messages

/// Why a call failed, with everything that the server said of it.
package struct CallFailure: Error, Sendable, Equatable {
  /// What is wrong with one field of the request.
  package struct Fault: Sendable, Equatable {
    package var field: String
    package var description: String

    package init(field: String, description: String) {
      self.field = field
      self.description = description
    }
  }

  package var code: Status.Code
  package var message: String
  /// For machines, such as `AS_OF_REQUIRED`; empty if the server did not say.
  package var reason = ""
  /// Further particulars of the reason.
  package var particulars: [(key: String, value: String)] = []
  /// Every bad field.
  package var faults: [Fault] = []
  /// The id under which the server's log knows the call; empty if it did not say.
  package var requestID = ""

  /// What a status says. Details that are not `google.rpc` messages are skipped: they only add to the message.
  package init(_ status: Status) {
    code = status.code
    message = status.message
    guard let details = try? GoogleRPC.Status(decoding: status.details).details else { return }
    for detail in details {
      if let info = try? detail.unpacked(as: GoogleRPC.ErrorInfo.self) {
        reason = info.reason
        particulars = info.metadata.map { ($0.key, $0.value) }
      } else if let request = try? detail.unpacked(as: GoogleRPC.BadRequest.self) {
        faults += request.fieldViolations.map { Fault(field: $0.field, description: $0.description) }
      } else if let info = try? detail.unpacked(as: GoogleRPC.RequestInfo.self) {
        requestID = info.requestID
      }
    }
  }

  package static func == (left: CallFailure, right: CallFailure) -> Bool {
    left.code == right.code && left.message == right.message && left.reason == right.reason
      && left.faults == right.faults && left.requestID == right.requestID
      && left.particulars.elementsEqual(right.particulars) { $0 == $1 }
  }
}

extension CallFailure: CustomStringConvertible {
  /// For people: one line, and one more for each bad field.
  package var description: String {
    var head = "\(code)"
    if !reason.isEmpty { head += " (\(reason))" }
    // With faults, the message says the same again in one line.
    if faults.isEmpty, !message.isEmpty { head += ": \(message)" }
    let lines = faults.map { "  \($0.field) \($0.description)" }
    let tail = requestID.isEmpty ? [] : ["  request id \(requestID)"]
    return ([head] + lines + tail).joined(separator: "\n")
  }
}
