/// The figures of a run, as one line of JSON.
struct LoadReport: CustomStringConvertible {
  private let rate: Double
  private let count: Int
  private let quantiles: [(name: String, milliseconds: Double)]
  private let cpu: Double
  private let callsAGroup: Double?

  init(_ plan: LoadPlan, _ latencies: [Duration], _ cpu: Duration, callsAGroup: Double?) {
    self.cpu = cpu / .seconds(1)
    count = latencies.count
    rate = Double(count) / plan.seconds
    let sorted = latencies.sorted()
    quantiles = [("p50", 0.5), ("p99", 0.99), ("p999", 0.999)].map { name, share in
      let place = min(Int(Double(sorted.count) * share), sorted.count - 1)
      return (name, place < 0 ? 0 : sorted[place] / .milliseconds(1))
    }
    self.callsAGroup = callsAGroup
  }

  var description: String {
    var fields = [#""calls": \#(count)"#, #""rate": \#(rate)"#, #""cpu_seconds": \#(cpu)"#]
    fields += quantiles.map { #""\#($0.name)_ms": \#($0.milliseconds)"# }
    if let callsAGroup { fields.append(#""calls_a_group": \#(callsAGroup)"#) }
    return "{\(fields.joined(separator: ", "))}"
  }
}
