/// What is counted of RecordTrades and RecordOutcomes, which share transactions.
extension MetricDescription {
  package static let recordingGroupCalls = MetricDescription(
    "adaptive_threshold_recording_group_calls", "Calls that were committed together, for each transaction.",
    worry: "It stays at 1 under load: calls do not arrive while others are committed, which is no fault.")
  package static let recordingWait = MetricDescription(
    "adaptive_threshold_recording_wait_seconds", "Time that a call waited until its transaction began.",
    worry: "The 99th percentile is above 50 ms: storage commits too slowly for the load.")
  package static let recordingGroups = MetricDescription(
    "adaptive_threshold_recording_groups_total",
    "Transactions of recorded calls: committed, split (refused for one of its calls, tried again in halves) or failed.",
    labels: ["outcome"], worry: "split or failed moves at all: the log has the cause.")
  package static let recordingUnanswered = MetricDescription(
    "adaptive_threshold_recording_unanswered_total",
    "Calls that did not get their transaction's answer: queue_full, deadline or cancelled.",
    labels: ["reason"], worry: "queue_full moves: more is recorded than storage takes.")
  package static let recordingWaiting = MetricDescription(
    "adaptive_threshold_recording_waiting", "Calls that wait for a transaction.",
    worry: "It grows: storage commits too slowly for the load.")

  static let recordingMetrics = [
    recordingGroupCalls, recordingWait, recordingGroups, recordingUnanswered, recordingWaiting,
  ]
}
