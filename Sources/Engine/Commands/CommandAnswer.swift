package import ThresholdCore

/// What a command did, as it is answered and as it is kept for a repeated request.
package struct CommandAnswer: Sendable, Equatable {
  /// The journal entry; empty when nothing was written.
  package var entryID: String
  /// On the user's clock.
  package var at: Instant
  /// The change log's head with this write in it.
  package var revision: Int64
  package var updates: [ThresholdUpdate]
  package var verdicts: [SafeguardVerdict]
  /// The scope afterwards.
  package var set: EffectiveSet
  /// In words.
  package var summary: String
}

extension CommandAnswer: StoredRecord {
  package static let format: UInt8 = 1

  package func write(to writer: inout ByteWriter) {
    writer.write(entryID)
    writer.write(at)
    writer.write(revision)
    writer.write(updates) { $1.write(to: &$0) }
    writer.write(verdicts) { $1.write(to: &$0) }
    writer.write(set.values) { $0.write($1) }
    writer.write(set.sources) { $0.write($1) }
    writer.write(set.version)
    writer.write(set.revision)
    writer.write(set.lastAdaptation) { $0.write($1) }
    writer.write(summary)
  }

  package init(from reader: inout ByteReader) throws(CorruptRecord) {
    entryID = try reader.string()
    at = try reader.instant()
    revision = try reader.int()
    updates = try reader.array { reader throws(CorruptRecord) in try ThresholdUpdate(from: &reader) }
    verdicts = try reader.array { reader throws(CorruptRecord) in try SafeguardVerdict(from: &reader) }
    set = EffectiveSet(symbol: nil, global: .absent, configuration: try reader.doubles())
    set.sources = try reader.perParameter { reader throws(CorruptRecord) in try reader.enumeration() }
    set.version = try reader.int()
    set.revision = try reader.int()
    set.lastAdaptation = try reader.optional { reader throws(CorruptRecord) in try reader.instant() }
    summary = try reader.string()
  }
}
