/// Package `adaptive_threshold.v1`: the service's own messages.
package enum V1 {}

/// Package `google.protobuf`: the well-known types that the other packages use.
package enum GoogleProtobuf {}

/// Package `google.rpc`: the error model.
package enum GoogleRPC {}

/// Package `grpc.health.v1`.
package enum Health {}

/// Package `grpc.reflection.v1`.
package enum ReflectionV1 {}

/// Package `grpc.reflection.v1alpha`: the same messages as in `ReflectionV1`, for older clients.
package enum ReflectionV1Alpha {}

/// Packages `opentelemetry.proto.*`: what a collector of traces takes; their names do not collide.
package enum OTLP {}
