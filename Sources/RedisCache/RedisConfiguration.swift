/// Where a Redis is, and how long to wait for it.
package struct RedisConfiguration: Sendable, Equatable {
  package var host: String
  package var port: Int
  /// With Redis 6 and newer; `nil` for the default user.
  package var user: String?
  package var password: String?
  /// Number of the database.
  package var database: Int
  /// How long connecting, and each answer, may take. What is asked of Redis can do without it, so this is short.
  package var timeout = Duration.milliseconds(250)

  package init(
    host: String, port: Int = 6_379, user: String? = nil, password: String? = nil, database: Int = 0
  ) {
    self.host = host
    self.port = port
    self.user = user
    self.password = password
    self.database = database
  }
}
