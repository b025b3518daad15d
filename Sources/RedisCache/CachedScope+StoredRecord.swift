package import Repository
package import ThresholdCore

extension CachedScope: StoredRecord {
  package static var format: UInt8 { 2 }

  package func write(to writer: inout ByteWriter) {
    writer.write(key.user.value)
    writer.write(key.symbol.value)
    writer.write(revision)
    writer.write(record) { writer, record in
      record.own.write(to: &writer)
      writer.write(record.baseline) { $0.write($1) { $0.write($1) } }
      record.policy.write(to: &writer)
      writer.write(record.learner) { $0.write($1) }
      writer.write(record.watermark) { $0.write($1) }
      writer.write(record.outcomeCount)
      writer.write(record.entryCount)
      writer.write(record.policy.protections) { $0.write($1) { $1.write(to: &$0) } }
      record.locks.write(to: &writer)
    }
  }

  package init(from reader: inout ByteReader) throws(CorruptRecord) {
    let key = Key(user: UserID(try reader.string()), symbol: Symbol(try reader.string()))
    self.init(
      key: key, revision: try reader.int(),
      record: try reader.optional { reader throws(CorruptRecord) in
        var record = ScopeRecord(
          key: key, own: try OwnSet(from: &reader),
          baseline: try reader.perParameter { reader throws(CorruptRecord) in try reader.optionalDouble() },
          policy: try Policy(from: &reader),
          learner: try reader.array { reader throws(CorruptRecord) in try reader.byte() },
          watermark: try reader.optional { reader throws(CorruptRecord) in try reader.instant() },
          outcomeCount: try reader.int(), entryCount: try reader.int())
        record.policy.protections = try reader.optional { reader throws(CorruptRecord) in
          try reader.array { reader throws(CorruptRecord) in try Protection(from: &reader) }
        }
        record.locks = try ScopeLocks(from: &reader)
        return record
      })
  }
}
