package import Engine
internal import Hummingbird
package import NIOCore
internal import ThresholdCore
package import ThresholdService

/// One HTTP request as its route sees it: who calls, and what was sent.
package struct Call: Sendable {
  /// With `faults` empty; a route that reads fields hands on what it found wrong (`caller(finding:)`).
  package let caller: Caller
  /// The id under which the log and the answer name this request.
  package let requestID: String
  package let query: Query
  /// Empty unless the route's operation describes a body.
  package let body: ByteBuffer
  private let parameters: Parameters
  private let headers: HTTPFields

  init(
    caller: Caller, requestID: String, parameters: Parameters, query: Query, headers: HTTPFields,
    body: ByteBuffer
  ) {
    self.caller = caller
    self.requestID = requestID
    self.parameters = parameters
    self.query = query
    self.headers = headers
    self.body = body
  }

  /// A parameter of the path, percent-decoded; empty if it cannot be decoded, which no check of an id lets pass.
  package func parameter(_ name: String) -> String {
    guard let text = parameters[name[...]] else { return "" }
    return PercentEncoding.decoded(text) ?? ""
  }

  /// A header field, by its name in any case of letters.
  package func header(_ name: String) -> String? {
    HTTPField.Name(name).flatMap { headers[$0] }
  }

  /// The caller with what was found wrong in the request, for the use case to refuse with all that it finds itself.
  package func caller(finding faults: [FieldFault]) -> Caller {
    var caller = caller
    caller.faults = faults
    return caller
  }

  /// The body as any JSON value; `nil` if there is none.
  package func json() throws(Refusal) -> JSONValue? {
    guard body.readableBytes > 0 else { return nil }
    let result = body.withUnsafeReadableBytes { bytes -> Result<JSONValue, JSONParser.Fault> in
      do throws(JSONParser.Fault) { return .success(try JSONParser.parse(bytes)) } catch {
        return .failure(error)
      }
    }
    switch result {
    case .success(let value): return value
    case .failure(let fault):
      throw Refusal(
        .invalidArgument, "MALFORMED_JSON",
        "the body is not JSON: \(fault.description) (byte \(fault.offset))")
    }
  }

  /// The body as a JSON object; an empty one if there is no body.
  package func object() throws(Refusal) -> JSONObject {
    switch try json() {
    case nil, .null: return .empty
    case .object(let members): return JSONObject(members)
    case .some(let other):
      throw Refusal(faults: [FieldFault("body", "must be an object, not \(other.kind)")])
    }
  }
}
