/// What a metric is called, what it means and which labels it has.
package struct MetricDescription: Sendable {
  /// In Prometheus' conventions: base units, `_total` for counters.
  package var name: String
  /// One line for people.
  package var help: String
  /// Label names in order. Values must come from a small set that the program knows; never a user's name.
  package var labels: [String]

  package init(_ name: String, _ help: String, labels: [String] = []) {
    self.name = name
    self.help = help
    self.labels = labels
  }
}

// Every metric of the service, so that a name is written once.
extension MetricDescription {
  package static let httpRequests = MetricDescription(
    "http_server_requests_total", "HTTP requests answered, by route and status.",
    labels: ["method", "route", "status"])
  package static let httpDuration = MetricDescription(
    "http_server_request_duration_seconds", "Time from a request's head to its answer.", labels: ["route"])

  package static let spansLost = MetricDescription(
    "trace_spans_lost_total", "Spans lost because more ended than could be sent.")

  package static let logLinesLost = MetricDescription(
    "log_lines_lost_total", "Log lines lost because their reader was too slow or gone.")

  package static let processCPU = MetricDescription(
    "process_cpu_seconds_total", "User and system CPU time spent.")
  package static let processResidentMemory = MetricDescription(
    "process_resident_memory_bytes", "Memory resident in RAM.")
  package static let processVirtualMemory = MetricDescription(
    "process_virtual_memory_bytes", "Address space in use.")
  package static let processOpenFiles = MetricDescription(
    "process_open_fds", "File descriptors open.")
  package static let processFilesMax = MetricDescription(
    "process_max_fds", "File descriptors that may be open at once.")
  package static let processThreads = MetricDescription(
    "process_threads", "Threads of the process.")
  package static let processStartTime = MetricDescription(
    "process_start_time_seconds", "When the process began, in seconds since 1970.")

  package static let rpcHandled = MetricDescription(
    "grpc_server_handled_total", "Calls ended, by method and code.", labels: ["grpc_method", "grpc_code"])
  package static let rpcDuration = MetricDescription(
    "grpc_server_handling_seconds", "Time from a call's header fields to its end.", labels: ["grpc_method"])
  package static let rpcConnections = MetricDescription(
    "grpc_server_connections", "Connections that are open.")

  package static let decisions = MetricDescription(
    "adaptive_threshold_decisions_total", "Signals decided on.")
  package static let decisionsAccepted = MetricDescription(
    "adaptive_threshold_decisions_accepted_total", "Decisions answered with should_trade.")
  package static let decisionsLost = MetricDescription(
    "adaptive_threshold_decisions_lost_total", "Decisions given up because storage was away too long.")
  package static let decisionsWaiting = MetricDescription(
    "adaptive_threshold_decisions_waiting", "Decisions that are not yet durable.")
  package static let adaptations = MetricDescription(
    "adaptive_threshold_adaptations_total", "Learning cycles that moved a threshold.")
  package static let watches = MetricDescription("adaptive_threshold_watches", "Watches that are open.")
  package static let changeRevision = MetricDescription(
    "adaptive_threshold_change_revision", "Revision of the newest change handed out.")
  package static let storageInReach = MetricDescription(
    "adaptive_threshold_storage_in_reach", "1 while storage answers, 0 while it does not.")
}
