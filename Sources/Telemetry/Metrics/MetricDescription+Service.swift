extension MetricDescription {
  package static let decisions = MetricDescription(
    "adaptive_threshold_decisions_total",
    "Signals decided on: accepted, rejected by a gate, locked (an entry that a protection blocks), held (HOLD), or stale (memory too old for an entry).",
    labels: ["outcome"], worry: "stale moves: storage has been away for longer than MAX_STALENESS.")
  package static let gateRefusals = MetricDescription(
    "adaptive_threshold_gate_refusals_total",
    "Gates that stood in the way of an entry; one decision may fail at several.", labels: ["gate"],
    worry: "One gate refuses nearly everything: a threshold has run into its bound.")
  package static let lockRefusals = MetricDescription(
    "adaptive_threshold_lock_refusals_total",
    "Locks that stood in the way of an entry, whatever its gates said, by the protection that made them.",
    labels: ["rule"],
    worry: "It moves as fast as decisions: users are locked out; thresholdctl locks list says why.")
  package static let locksMade = MetricDescription(
    "adaptive_threshold_locks_made_total", "Locks made by trades that this replica recorded.",
    labels: ["rule"],
    worry: "drawdown_kill_switch moves: somebody must look at the account and release it.")
  package static let locksReleased = MetricDescription(
    "adaptive_threshold_locks_released_total", "Locks that somebody released at this replica.",
    labels: ["rule"],
    worry: "It follows the locks made: the rule is set too tight.")
  package static let locksInForce = MetricDescription(
    "adaptive_threshold_locks_in_force",
    "Real users' locks in force in the whole store, by the protection that made them, as of the last minute; every replica shows the same.",
    labels: ["rule"],
    worry:
      "drawdown_kill_switch is above 0: these accounts stand still until somebody releases them; or one rule grows with the market: it locks everybody out."
  )
  package static let evaluateDuration = MetricDescription(
    "adaptive_threshold_evaluate_duration_seconds",
    "Time of one decision from memory: look-up, gates and the hand-over to the decision log.",
    worry: "The 99th percentile is above 100 microseconds: the machine is short of CPU.")
  package static let decisionsLost = MetricDescription(
    "adaptive_threshold_decisions_lost_total", "Decisions given up because storage was away too long.",
    worry: "It moves at all: the learner will not see these.")
  package static let decisionsFlushed = MetricDescription(
    "adaptive_threshold_decisions_flushed_total", "Decisions made durable.",
    worry: "It stops while decisions are made.")
  package static let decisionsWaiting = MetricDescription(
    "adaptive_threshold_decisions_waiting", "Decisions that are not yet durable.",
    worry: "It grows: storage does not take them.")
  package static let cacheHits = MetricDescription(
    "adaptive_threshold_snapshot_cache_hits_total", "Look-ups answered from memory.",
    worry: "It falls below nine tenths of all look-ups once the server is warm.")
  package static let cacheMisses = MetricDescription(
    "adaptive_threshold_snapshot_cache_misses_total", "Look-ups that had to ask storage.",
    worry: "It keeps growing with the same users: MEMORY_CACHE_SIZE is too small.")
  package static let cacheEvictions = MetricDescription(
    "adaptive_threshold_snapshot_cache_evictions_total", "Keys put out of memory for others.",
    worry: "It moves as fast as the misses: MEMORY_CACHE_SIZE is too small.")
  package static let cacheKeys = MetricDescription(
    "adaptive_threshold_snapshot_cache_keys", "Keys in memory.",
    worry: "It stands at MEMORY_CACHE_SIZE.")

  static let decisionMetrics = [
    decisions, gateRefusals, lockRefusals, locksMade, locksReleased, locksInForce, evaluateDuration,
    decisionsLost, decisionsFlushed, decisionsWaiting, cacheHits, cacheMisses, cacheEvictions, cacheKeys,
  ]

  package static let adaptations = MetricDescription(
    "adaptive_threshold_adaptations_total",
    "Learning cycles: moved a threshold, refused by a safeguard, unchanged (nothing to do), or failed by an error of ours.",
    labels: ["outcome"], worry: "failed moves: storage or a journal is broken; the log has the cause.")
  package static let safeguardRefusals = MetricDescription(
    "adaptive_threshold_safeguard_refusals_total",
    "Safeguards that blocked all or part of a cycle; one cycle may meet several.", labels: ["safeguard"],
    worry: "adaptation_cooldown dominates: a user loses and learning waits.")

  package static let learnerTurns = MetricDescription(
    "adaptive_threshold_learner_turns_total",
    "Learners that were promoted (they beat the baseline), demoted by evidence (their thresholds lost against it and walk back), or rolled_back by hand.",
    labels: ["turn"],
    worry: "demoted keeps up with promoted: the market changes faster than the learners follow.")
  package static let scheduledScopes = MetricDescription(
    "adaptive_threshold_scheduled_scopes_total",
    "Scopes whose cycle was due: it ran, it was idle (nothing new to learn from), or it failed and is tried again.",
    labels: ["outcome"],
    worry: "failed moves; or nothing moves on any replica for longer than the schedule's interval.")
  package static let scheduleOverdue = MetricDescription(
    "adaptive_threshold_schedule_overdue_seconds",
    "How long the scope had been due that waited longest, at this replica's last look.",
    worry: "It keeps growing: cycles come due faster than they run.")
  package static let scheduleFailing = MetricDescription(
    "adaptive_threshold_schedule_failing_scopes",
    "Scopes whose last scheduled cycle failed on this replica, at its last look; each is tried again later than the time before.",
    worry: "It is above 0 for an hour: the log names the scopes, which do not learn.")
  package static let scheduleLooked = MetricDescription(
    "adaptive_threshold_schedule_looked_timestamp_seconds",
    "When this replica last looked for scopes whose cycle is due; 0 for never.",
    worry: "It is more than ten minutes ago.")

  static let learningMetrics = [
    adaptations, safeguardRefusals, learnerTurns, scheduledScopes, scheduleOverdue, scheduleFailing,
    scheduleLooked,
  ]

  package static let watches = MetricDescription(
    "adaptive_threshold_watches", "Watches that are open.",
    worry: "It drops to 0 while clients should be watching.")
  package static let watchesEnded = MetricDescription(
    "adaptive_threshold_watches_ended_total",
    "Watches that ended: closed by the caller, drained, too_slow or compacted.", labels: ["reason"],
    worry: "too_slow or compacted moves: readers do not keep up.")
  package static let watchQueue = MetricDescription(
    "adaptive_threshold_watch_queue_changes", "Changes that wait for their watches, together.",
    worry: "It stays above zero: readers are slow.")
  package static let watchConflated = MetricDescription(
    "adaptive_threshold_watch_conflated_total",
    "Changes left out for slow readers, newer ones in their place.",
    worry: "It moves steadily.")
  package static let watchLag = MetricDescription(
    "adaptive_threshold_watch_lag_seconds",
    "Age of a change, since the call that made it arrived, when its watch took it.",
    worry: "The 99th percentile is above 1 s.")
  package static let watchOldest = MetricDescription(
    "adaptive_threshold_watch_oldest_seconds",
    "Age of the oldest change that some watch has not taken yet; 0 for none.",
    worry: "It is above 5 s: a reader is stuck, or the feed is.")
  package static let feedLag = MetricDescription(
    "adaptive_threshold_change_feed_lag_seconds", "Time since the change log was last read to its end.",
    worry: "It is above 10 s: what other replicas write does not arrive here.")
  package static let changeRevision = MetricDescription(
    "adaptive_threshold_change_revision", "Revision of the newest change handed out.",
    worry: "It differs between replicas for more than a few seconds.")
  package static let unpublishedOldest = MetricDescription(
    "adaptive_threshold_change_unpublished_seconds",
    "Age of the oldest change that was committed here and still waits for one before it; 0 for none.",
    worry: "It is above 1 s: the change log cannot be read.")
  package static let changeHints = MetricDescription(
    "adaptive_threshold_change_hints_total", "Hints of other replicas that they have committed changes.",
    worry: "It stands still while other replicas make changes.")
  package static let changeHintsHeard = MetricDescription(
    "adaptive_threshold_change_hints_heard",
    "1 while hints of other replicas arrive, 0 while their changes are polled for. Only with Postgres.",
    worry: "0 for more than a minute: changes of others come up to a second late, and the log says why.")

  static let feedMetrics = [
    watches, watchesEnded, watchQueue, watchConflated, watchLag, watchOldest, feedLag, changeRevision,
    unpublishedOldest, changeHints, changeHintsHeard,
  ]

  package static let storageInReach = MetricDescription(
    "adaptive_threshold_storage_in_reach", "1 while storage answers, 0 while it does not.",
    worry: "0 for more than a few seconds.")
  package static let poolConnections = MetricDescription(
    "adaptive_threshold_pool_connections",
    "Connections to the database: in_use, idle or connecting. Only with a pool (Postgres).",
    labels: ["state"],
    worry: "in_use stands at the limit.")
  package static let poolLimit = MetricDescription(
    "adaptive_threshold_pool_connections_max",
    "Connections that may be open: DB_POOL_SIZE + DB_MAX_OVERFLOW.",
    worry: "All replicas together come near the database's max_connections.")
  package static let poolWaiting = MetricDescription(
    "adaptive_threshold_pool_waiting", "Transactions that wait for a connection.",
    worry: "It stays above zero: the pool is too small or the database too slow.")
  package static let poolWaits = MetricDescription(
    "adaptive_threshold_pool_waits_total", "Transactions that had to wait for a connection.",
    worry: "It moves as fast as the calls.")
  package static let poolWaitSeconds = MetricDescription(
    "adaptive_threshold_pool_wait_seconds_total", "Time that transactions waited for a connection, together.",
    worry: "Divided by the waits it is above 50 ms.")
  package static let poolTimeouts = MetricDescription(
    "adaptive_threshold_pool_timeouts_total",
    "Waits that ended without a connection: exhausted, deadline, cancelled or unreachable.",
    labels: ["reason"],
    worry: "exhausted or unreachable moves at all.")

  package static let replicaInUse = MetricDescription(
    "adaptive_threshold_replica_in_use",
    "1 while history is read from the database of DATABASE_READ_URL, 0 while the primary answers instead.",
    worry: "0 for more than a minute; the log has the reason.")
  package static let replicaLag = MetricDescription(
    "adaptive_threshold_replica_lag_seconds", "How far that database was behind when last asked.",
    worry: "It nears DATABASE_READ_LAG_MAX.")
  package static let replicaReads = MetricDescription(
    "adaptive_threshold_history_reads_total",
    "Reads of history, by the database that answered: replica or primary. Only with DATABASE_READ_URL.",
    labels: ["database"], worry: "primary moves: the replica is away, behind or crowded.")
  package static let retentionRemoved = MetricDescription(
    "adaptive_threshold_retention_removed_total",
    "Decisions, prices and changes that were removed because they are past their time.", labels: ["what"],
    worry: "decisions stands still for two weeks on all replicas while the database grows.")
  package static let retentionUnseen = MetricDescription(
    "adaptive_threshold_retention_unseen_total",
    "Decisions that were removed though a learner at work had not seen them for twice their time.",
    worry: "It moves: keys that used to adapt do so no more.")
  package static let retentionFailures = MetricDescription(
    "adaptive_threshold_retention_failures_total", "Rounds of removing what is past its time that failed.",
    worry: "It keeps moving; the log has the cause.")
  package static let retentionCompleted = MetricDescription(
    "adaptive_threshold_retention_completed_timestamp_seconds",
    "When this replica last completed such a round; 0 for never. One replica at a time works.",
    worry: "On all replicas it is more than an hour ago.")

  static let storageMetrics = [
    storageInReach, poolConnections, poolLimit, poolWaiting, poolWaits, poolWaitSeconds, poolTimeouts,
    replicaInUse, replicaLag, replicaReads, retentionRemoved, retentionUnseen, retentionFailures,
    retentionCompleted,
  ]

  package static let buildInfo = MetricDescription(
    "adaptive_threshold_build_info", "1, with the program's version and the kind of storage.",
    labels: ["version", "storage"], worry: "Replicas differ for longer than a rollout takes.")
  package static let healthCheck = MetricDescription(
    "adaptive_threshold_health_check", "1 while a check of /health passes, 0 while it fails.",
    labels: ["check"],
    worry: "0: /health has the reason.")
  package static let historyFailures = MetricDescription(
    "adaptive_threshold_metrics_history_failures_total", "Writes of the metrics' history that failed.",
    worry: "It moves: METRICS_HISTORY_PATH lies on a full or broken disk. Calls are not touched.")
  package static let historyDropped = MetricDescription(
    "adaptive_threshold_metrics_history_dropped_total",
    "Rollups given up because the history could not be written.",
    worry: "It moves: the export has holes.")
  package static let logLinesLost = MetricDescription(
    "log_lines_lost_total", "Log lines lost because their reader was too slow or gone.",
    worry: "It moves at all.")
  package static let spansLost = MetricDescription(
    "trace_spans_lost_total", "Spans lost because more ended than could be sent.",
    worry: "It moves while the collector is well: raise what it takes, or trace fewer calls.")

  static let serviceMetrics = [
    buildInfo, healthCheck, historyFailures, historyDropped, logLinesLost, spansLost,
  ]

  package static let processCPU = MetricDescription(
    "process_cpu_seconds_total", "User and system CPU time spent.",
    worry: "Its rate stands at the number of cores.")
  package static let processResidentMemory = MetricDescription(
    "process_resident_memory_bytes", "Memory resident in RAM.",
    worry: "It comes near the limit of the container, or grows for days.")
  package static let processVirtualMemory = MetricDescription(
    "process_virtual_memory_bytes", "Address space in use.", worry: "Hardly ever.")
  package static let processOpenFiles = MetricDescription(
    "process_open_fds", "File descriptors open.", worry: "It comes near process_max_fds.")
  package static let processFilesMax = MetricDescription(
    "process_max_fds", "File descriptors that may be open at once.",
    worry: "It is below the number of connections that are expected.")
  package static let processThreads = MetricDescription(
    "process_threads", "Threads of the process.", worry: "It grows without an end.")
  package static let processStartTime = MetricDescription(
    "process_start_time_seconds", "When the process began, in seconds since 1970.",
    worry: "It changes when nobody restarted the server.")

  static let processMetrics = [
    processCPU, processResidentMemory, processVirtualMemory, processOpenFiles, processFilesMax,
    processThreads,
    processStartTime,
  ]
}
