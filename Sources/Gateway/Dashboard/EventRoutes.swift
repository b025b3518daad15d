internal import Engine
internal import Synchronization
internal import ThresholdService

/// The changes of one scope as server-sent events.
final class EventRoutes: Sendable {
  /// Most streams open at once: each holds a connection.
  private static let streamsMax = 1_024

  private let service: Service
  private let pace: EventStream.Pace
  private let open = Atomic<Int>(0)

  init(service: Service, pace: EventStream.Pace = .init()) {
    self.service = service
    self.pace = pace
  }

  var all: [Route] { [events] }

  private var events: Route {
    Route(
      .get, "/api/v1/events/{user_id}", access: .keyed,
      Operation(
        id: "watchThresholds", tag: "Thresholds",
        summary: "Follow the thresholds in force as server-sent events",
        description: """
          A `snapshot` of the set in force, `snapshot_complete`, then a `change` for each change, and `bookmark` when \
          nothing changed for a while; `going_away` before the server ends, `error` when the watch cannot go on. The id \
          of each event is a resume token: as `Last-Event-ID`, or as `resume_token`, it goes on after that event; one that \
          is too old gets a snapshot. A comment every 15 s shows that the stream lives. The stream does not end by itself.
          """,
        parameters: [
          .query("symbol", .symbol, "The symbol; without one the user's global set"),
          .query("resume_token", .string, "Where to go on; Last-Event-ID wins"),
        ],
        responses: [.init(200, "Events", mediaType: "text/event-stream", .string)])
    ) { [self] call throws(Refusal) in
      let stream = try await stream(for: call)
      return Answer(
        mediaType: "text/event-stream",
        headers: [
          (name: "Cache-Control", value: "no-store"),
          // A proxy that collects the answer first would never hand on anything.
          (name: "X-Accel-Buffering", value: "no"),
        ],
        body: .stream { [self] writer in
          open.wrappingAdd(1, ordering: .relaxed)
          defer { open.wrappingSubtract(1, ordering: .relaxed) }
          try await stream.run(to: writer)
        })
    }
  }

  private func stream(for call: Call) async throws(Refusal) -> EventStream {
    guard open.load(ordering: .relaxed) < Self.streamsMax else {
      throw Refusal(
        .resourceExhausted, "TOO_MANY_STREAMS", "\(Self.streamsMax) streams are open already",
        retryAfter: .seconds(10))
    }
    let token = call.header("Last-Event-ID") ?? call.query.string("resume_token") ?? ""
    let subscription = try await service.watch(
      WatchRequest(
        scopes: [(call.parameter("user_id"), call.query.string("symbol") ?? "")], resumeToken: token,
        resnapshots: true),
      call.caller)
    return EventStream(subscription, of: service.engine.feed, pace: pace)
  }
}
