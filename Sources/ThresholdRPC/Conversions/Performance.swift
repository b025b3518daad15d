import Messages
import ThresholdCore
import ThresholdService

extension V1.PerformanceResponse {
  init(_ answer: PerformanceAnswer) {
    let report = answer.report
    self.init(
      metrics: StringMap(
        report.metrics.map { ($0.name, V1.Metric(value: $0.value, standardError: $0.standardError)) }),
      performanceScore: report.score,
      convention: V1.Convention(
        basis: report.convention.basis.name, periodsPerYear: report.convention.periodsPerYear,
        ddof: Int32(report.convention.ddof), riskFree: report.convention.riskFree,
        startingBalance: report.convention.startingBalance),
      userID: answer.key.user.value, symbol: answer.key.symbol.value, periodDays: Int32(answer.days),
      tradeCount: Int64(answer.trades), calculatedAt: GoogleProtobuf.Timestamp(answer.at))
  }
}
