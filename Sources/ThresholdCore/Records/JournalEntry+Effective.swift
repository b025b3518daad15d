extension JournalEntry {
  /// The values in force for the scope before and after, what it inherited at that time filled in.
  package func effective() throws(CorruptRecord) -> (
    before: PerParameter<Double>, after: PerParameter<Double>
  ) {
    let inherited = try JournalInput(decoding: input).inherited
    return (inherited.map { previous.values[$0] ?? $1 }, inherited.map { next.values[$0] ?? $1 })
  }
}
