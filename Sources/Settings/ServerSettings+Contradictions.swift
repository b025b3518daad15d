internal import ThresholdCore

extension ServerSettings {
  /// What each value allows and all of them together do not; one sentence each.
  var contradictions: [String] {
    thresholdFaults + weightFaults + storageFaults + networkFaults
      + (environment == .production ? secretFaults : [])
  }

  private var thresholdFaults: [String] {
    Parameter.allCases.compactMap { parameter in
      let bounds = thresholds.policy.bounds[parameter]
      let name = parameter.name.uppercased().split(separator: "_")[0]
      if bounds.lowest >= bounds.highest {
        return "\(name)_MIN_THRESHOLD must be less than \(name)_MAX_THRESHOLD"
      }
      return bounds.contains(thresholds.defaults[parameter])
        ? nil : "DEFAULT_\(name)_THRESHOLD must be between \(name)_MIN_THRESHOLD and \(name)_MAX_THRESHOLD"
    }
  }

  private var weightFaults: [String] {
    let range = performanceWeights.range
    return range.lowest < range.highest ? [] : ["WEIGHT_...: at least one weight must not be 0"]
  }

  private var storageFaults: [String] {
    if case .postgres = database { return [] }
    var faults: [String] = []
    if readReplica.url != nil {
      faults.append("DATABASE_READ_URL: DATABASE_URL must be a Postgres, whose standby it is")
    }
    if databaseListenURL != nil {
      faults.append("DATABASE_LISTEN_URL: DATABASE_URL must be a Postgres, which can be listened to")
    }
    return faults
  }

  private var networkFaults: [String] {
    var faults: [String] = []
    let ports = [port, grpcPort] + (hasMetrics ? [metricsPort] : [])
    let fixed = ports.filter { $0 != 0 }
    if Set(fixed).count < fixed.count { faults.append("PORT, GRPC_PORT and METRICS_PORT must differ") }
    if !isLoopback && !hasKeys {
      faults.append(
        "HOST: \(host) can be reached from other machines, and there is no key; set ADMIN_API_KEY or API_KEYS_FILE"
      )
    }
    return faults
  }

  /// What production refuses: secrets that are missing, or that everybody can read.
  private var secretFaults: [String] {
    var faults: [String] = []
    if !hasKeys && isLoopback {
      faults.append("ENVIRONMENT: production needs ADMIN_API_KEY or API_KEYS_FILE")
    }
    if let adminKey, Self.publishedSecrets.contains(adminKey) {
      faults.append("ADMIN_API_KEY: a published example is no secret; choose another for production")
    }
    if case .postgres(let url) = database, let password = Masking.password(in: url),
      Self.publishedSecrets.contains(password)
    {
      faults.append("DATABASE_URL: a published example is no password; choose another for production")
    }
    if let url = databaseListenURL, let password = Masking.password(in: url),
      Self.publishedSecrets.contains(password)
    {
      faults.append("DATABASE_LISTEN_URL: a published example is no password; choose another for production")
    }
    return faults
  }

  /// The defaults of the Python service, and what images and examples of Postgres come with.
  private static let publishedSecrets: Set<String> = [
    "change-me-in-production", "change-me", "changeme", "dev-secret-key", "pass", "password", "postgres",
  ]
}
