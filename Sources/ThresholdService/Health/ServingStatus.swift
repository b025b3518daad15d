/// Whether a service can be called now. The raw value is the number on the wire of `grpc.health.v1`.
package enum ServingStatus: Int, Sendable {
  case serving = 1
  case notServing = 2
}
