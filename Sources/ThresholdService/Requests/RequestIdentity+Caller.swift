import Engine
import ThresholdCore

extension RequestIdentity {
  /// The identity of a caller's request; `describe` writes what was asked, in a form that is the same iff it is.
  init(_ caller: Caller, _ method: String, _ requestID: String, describe: (inout ByteWriter) -> Void) {
    var writer = ByteWriter()
    describe(&writer)
    self.init(
      caller: caller.principal.name, method: method, requestID: requestID, fingerprint: writer.bytes)
  }
}
