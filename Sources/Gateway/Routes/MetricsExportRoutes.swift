internal import Engine
package import Telemetry
internal import ThresholdCore
internal import ThresholdService

/// The history of all metrics, for other programs.
package struct MetricsExportRoutes {
  private enum Format: String, CaseIterable {
    case json, csv, prometheus
  }

  let history: any MetricHistory

  package init(history: any MetricHistory) { self.history = history }

  package var all: [Route] { [export] }

  private var export: Route {
    Route(
      .get, "/api/v1/metrics/export", access: .keyed,
      Operation(
        id: "exportMetrics", tag: "Operations", summary: "Metrics of the last hours, minute by minute",
        description: """
          `json` and `csv` have what happened within each minute: a counter's increase, a gauge's mean, lowest and highest, a \
          histogram's count, sum and quantiles. `prometheus` is OpenMetrics with times, counters summed up from the first \
          minute on, as `promtool tsdb create-blocks-from openmetrics` reads it. Needs the right `admin`.
          """,
        parameters: [
          .query("format", .words(Format.allCases.map(\.rawValue)), "Default json"),
          .query("hours_back", .integer(in: 1...24), "Default 24"),
        ],
        responses: [
          .init(200, "The history", Self.schema),
          .init(200, "The history", mediaType: "text/csv", .string),
          .init(200, "The history", mediaType: "application/openmetrics-text", .string),
        ])
    ) { [history] call throws(Refusal) in
      try call.caller.principal.require(.admin)
      var faults: [FieldFault] = []
      let word = call.query.word("format", of: Format.allCases.map(\.rawValue), &faults)
      let hours = call.query.integer("hours_back", in: 1...24, &faults)
      guard faults.isEmpty else { throw Refusal(faults: faults) }
      let now = Timestamp(milliseconds: call.caller.received.nanoseconds / 1_000_000)
      let query = HistoryQuery(hours: hours ?? 24, now: now)
      let format = word.flatMap(Format.init(rawValue:)) ?? .json
      // Whether it can be read at all must be known before the answer begins.
      do throws(MetricHistoryUnavailable) {
        _ = try await history.series(HistoryQuery(names: [], from: query.from, through: query.through))
      } catch {
        throw Refusal(
          .unavailable, "HISTORY_UNAVAILABLE", "the metrics' history cannot be read; the log has the cause",
          retryAfter: .seconds(60))
      }
      return Self.answer(format, query, history)
    }
  }

  private static func answer(_ format: Format, _ query: HistoryQuery, _ history: any MetricHistory) -> Answer
  {
    switch format {
    case .json:
      Answer(mediaType: Answer.json, body: .stream { try await writeJSON(query, history, to: $0) })
    case .csv:
      Answer(
        mediaType: "text/csv; charset=utf-8",
        headers: [("Content-Disposition", "attachment; filename=\"metrics.csv\"")],
        body: .stream { body in
          try await body.write(Array(HistoryExport.csvHeader.utf8))
          for try await (_, series) in MetricByMetric(query: query, history: history) {
            for one in series { try await body.write(Array(HistoryExport.csv(one).utf8)) }
          }
        })
    case .prometheus:
      Answer(
        mediaType: HistoryExport.openMetricsType,
        body: .stream { body in
          for try await (metric, series) in MetricByMetric(query: query, history: history) {
            try await body.write(Array(HistoryExport.openMetrics(metric, series).utf8))
          }
          try await body.write(Array(HistoryExport.openMetricsEnd.utf8))
        })
    }
  }

  private static func writeJSON(
    _ query: HistoryQuery, _ history: any MetricHistory, to body: any BodyWriter
  ) async throws {
    var head = JSONWriter()
    head.object {
      $0.member("from", query.from.start.description)
      $0.member("through", query.through.start.description)
      $0.member("resolution_seconds", 60)
    }
    // The list of series follows inside of the same object.
    try await body.write(
      Array(#"{"success":true,"data":"#.utf8) + head.bytes.dropLast() + Array(#","series":["#.utf8))
    var isFirst = true
    for try await (_, series) in MetricByMetric(query: query, history: history) {
      for one in series {
        var writer = JSONWriter(capacity: 64 * one.rollups.count)
        writer.object { $0.members(one) }
        try await body.write((isFirst ? [] : [UInt8(ascii: ",")]) + writer.bytes)
        isFirst = false
      }
    }
    try await body.write(Array("]}}".utf8))
  }

  private static let schema = Schema.object([
    .required("success", .constant(true)),
    .required(
      "data",
      .object([
        .required("from", .timestamp), .required("through", .timestamp),
        .required("resolution_seconds", .integer),
        .required(
          "series",
          .array(
            of: .object([
              .required("metric", .string), .required("kind", .words(MetricKind.allCases.map(\.rawValue))),
              .required("labels", .dictionary(of: .string)),
              .required(
                "points",
                .array(of: .object([.required("time", .timestamp), .required("value", .number.nullable)]))),
            ]))),
      ])),
  ])
}

/// The history one metric at a time, so that a whole day of all of them is never in memory at once.
private struct MetricByMetric: AsyncSequence, AsyncIteratorProtocol {
  typealias Element = (MetricDescription, [SeriesHistory])

  let query: HistoryQuery
  let history: any MetricHistory
  private var rest = MetricTable.all[...]

  init(query: HistoryQuery, history: any MetricHistory) {
    self.query = query
    self.history = history
  }

  func makeAsyncIterator() -> MetricByMetric { self }

  mutating func next() async throws -> Element? {
    while let metric = rest.popFirst() {
      var query = query
      query.names = [metric.name]
      let series = try await history.series(query)
      if !series.isEmpty { return (metric, series) }
    }
    return nil
  }
}

extension JSONWriter {
  fileprivate mutating func members(_ history: SeriesHistory) {
    member("metric", history.series.metric)
    member("kind", history.series.kind.rawValue)
    member("labels") { writer in for label in history.series.labels { writer.member(label.name, label.value) }
    }
    member("points", each: history.rollups) { writer, rollup in
      writer.object { writer in
        writer.member("time", rollup.minute.start.description)
        switch rollup.value {
        case .increase(let value): writer.member("value", value)
        case .gauge(let gauge):
          writer.member("value", gauge.mean)
          writer.member("minimum", gauge.minimum)
          writer.member("maximum", gauge.maximum)
        case .histogram(let reading):
          writer.member("value", reading.count > 0 ? reading.sum / Double(reading.count) : nil)
          writer.member("count", Int64(clamping: reading.count))
          writer.member("sum", reading.sum)
          writer.member("p50", reading.quantile(0.5))
          writer.member("p99", reading.quantile(0.99))
        }
      }
    }
  }
}
