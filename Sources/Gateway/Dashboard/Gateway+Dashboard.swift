internal import ThresholdService

extension Gateway {
  /// The page for people, and the routes that it needs beside those of the reference.
  static func dashboardRoutes(service: Service) -> [Route] {
    DashboardPage().all + ControlRoutes(service: service).all + PolicyRoutes(service: service).all
      + ReviewRoutes(service: service).all + EventRoutes(service: service).all
  }
}
