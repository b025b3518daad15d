import Messages

// What the contract's numbers are called, as the contract spells them.

extension V1.GateOutcome {
  var name: String {
    switch self {
    case .passed: "PASSED"
    case .failed: "FAILED"
    case .notApplicable: "NOT_APPLICABLE"
    case .missingInput: "MISSING_INPUT"
    case .unspecified, .unrecognized: "UNSPECIFIED"
    }
  }
}

extension V1.Source {
  var name: String {
    switch self {
    case .symbol: "SYMBOL"
    case .user: "USER"
    case .configuration: "CONFIGURATION"
    case .unspecified, .unrecognized: "UNSPECIFIED"
    }
  }
}

extension V1.Cause {
  var name: String {
    switch self {
    case .adaptation: "ADAPTATION"
    case .set: "SET"
    case .reset: "RESET"
    case .rollback: "ROLLBACK"
    case .policy: "POLICY"
    case .unspecified, .unrecognized: "UNSPECIFIED"
    }
  }
}

extension Health.HealthCheckResponse.ServingStatus {
  var name: String {
    switch self {
    case .serving: "SERVING"
    case .notServing: "NOT_SERVING"
    case .serviceUnknown: "SERVICE_UNKNOWN"
    case .unknown, .unrecognized: "UNKNOWN"
    }
  }
}
