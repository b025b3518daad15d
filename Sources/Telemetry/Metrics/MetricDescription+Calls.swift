extension MetricDescription {
  private static let method = ["grpc_type", "grpc_service", "grpc_method"]

  package static let rpcStarted = MetricDescription(
    "grpc_server_started_total", "Calls begun.", labels: method,
    worry: "It runs ahead of grpc_server_handled_total for a unary method: calls hang.")
  package static let rpcHandled = MetricDescription(
    "grpc_server_handled_total", "Calls ended, by code.", labels: method + ["grpc_code"],
    worry: "Internal moves at all, or Unavailable and DeadlineExceeded are more than 1 % of the calls.")
  package static let rpcMessagesReceived = MetricDescription(
    "grpc_server_msg_received_total", "Request messages that have come.", labels: method,
    worry: "It stops while callers say they send.")
  package static let rpcMessagesSent = MetricDescription(
    "grpc_server_msg_sent_total", "Response messages given to the connection.", labels: method,
    worry: "For WatchThresholds it stops altogether: bookmarks alone should move it.")
  package static let rpcHandling = MetricDescription(
    "grpc_server_handling_seconds", "Time from a call's header fields to its end.", labels: method,
    worry: "The 99th percentile of Evaluate is above 5 ms.")
  package static let rpcConnections = MetricDescription(
    "grpc_server_connections", "Connections that are open.",
    worry: "It grows without an end: a client opens a connection for each call.")

  static let goFamily = [
    rpcStarted, rpcHandled, rpcMessagesReceived, rpcMessagesSent, rpcHandling, rpcConnections,
  ]

  package static let callStarted = MetricDescription(
    "grpc_server_call_started_total", "Calls begun (grpc.server.call.started).", labels: ["grpc_method"],
    worry: "As grpc_server_started_total.")
  package static let callDuration = MetricDescription(
    "grpc_server_call_duration_seconds", "Time of ended calls (grpc.server.call.duration).",
    labels: ["grpc_method", "grpc_status"], worry: "As grpc_server_handling_seconds.")
  package static let callSent = MetricDescription(
    "grpc_server_call_sent_total_compressed_message_size_bytes",
    "Bytes of all responses of an ended call, without framing (grpc.server.call.sent_total_compressed_message_size).",
    labels: ["grpc_method", "grpc_status"], worry: "Answers of Evaluate are above 4 KiB.")
  package static let callReceived = MetricDescription(
    "grpc_server_call_rcvd_total_compressed_message_size_bytes",
    "Bytes of all requests of an ended call, without framing (grpc.server.call.rcvd_total_compressed_message_size).",
    labels: ["grpc_method", "grpc_status"], worry: "Requests come near the limit of 4 MiB.")

  static let callFamily = [callStarted, callDuration, callSent, callReceived]

  package static let httpRequests = MetricDescription(
    "http_server_requests_total", "HTTP requests answered, by route and status.",
    labels: ["method", "route", "status"], worry: "A status of 500 and above other than 503 moves at all.")
  package static let httpDuration = MetricDescription(
    "http_server_request_duration_seconds", "Time from a request's head to its answer.",
    labels: ["method", "route", "status"], worry: "The 99th percentile of evaluate is above 10 ms.")

  static let http = [httpRequests, httpDuration]
}
