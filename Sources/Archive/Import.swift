package import Repository
internal import Synchronization
package import ThresholdCore

/// Takes an archive into a store, wholly or not at all: everything is one transaction.
///
/// - A whole archive into an empty store *restores*: the change log goes on with its own revisions. The store keeps its own
///   id, so tokens of the old one are foreign.
/// - Otherwise users *move* into a store in use: their scopes appear as changes with the next revisions, for whoever watches.
package struct Import: Sendable {
  /// Who is taken of those in the archive; nobody means everybody.
  package var users: Set<UserID>
  /// Whether the archive's shared prices are taken; `nil`: only by a restore.
  package var takesSharedPrices: Bool?
  /// The server's clock, for the changes of a move.
  package var now: Instant

  package init(users: Set<UserID> = [], takesSharedPrices: Bool? = nil, now: Instant) {
    self.users = users
    self.takesSharedPrices = takesSharedPrices
    self.now = now
  }

  package enum Mode: Sendable {
    case restored
    case moved
  }

  /// What an import did.
  package struct Report: Sendable {
    package var mode: Mode
    package var tally: ArchiveTally
    /// Symbols whose prices were left out, because the store's own book has prices of them.
    package var symbolsLeftOut: [Symbol]
    /// The change log's head afterwards.
    package var head: Int64
  }

  /// Reads `path` (`-` is standard input) into `repository`.
  ///
  /// - Throws: `ArchiveFault` if the archive is damaged, cut off or a newer program's, if users are there already (with all
  ///   their names), or are not in the archive; or `RepositoryError`.
  package func run(_ path: String, into repository: any Repository) async throws -> Report {
    let isBegun = Mutex(false)
    return try await repository.write(deadline: nil) { transaction in
      if path == "-",
        isBegun.withLock({ begun in
          defer { begun = true }; return begun
        })
      {
        throw ArchiveFault(
          "others wrote the same rows, and standard input cannot be read twice; import again")
      }
      var input = try ArchiveInput(path)
      let header = try Self.header(&input)
      let mode = try mode(header, transaction)
      var intake = try Intake(self, mode, into: transaction)
      while let line = try input.next() { try intake.take(line, &input) }
      return try intake.finish(header)
    }
  }

  private static func header(_ input: inout ArchiveInput) throws -> ArchiveHeader {
    guard let line = try input.next(), line.kind == ArchiveHeader.kind else {
      throw ArchiveFault("this is no archive: its first line does not say so")
    }
    let header = try input.decode(line, as: ArchiveHeader.self)
    guard header.format == ArchiveHeader.formatName, header.version <= ArchiveHeader.version else {
      throw ArchiveFault(
        """
        the archive is \(header.format) of version \(header.version); this program reads \
        \(ArchiveHeader.formatName) up to version \(ArchiveHeader.version)
        """)
    }
    return header
  }

  private func mode(_ header: ArchiveHeader, _ transaction: any ReadTransaction) throws -> Mode {
    let isEmpty =
      try transaction.identity().head == 0 && transaction.users(after: nil, limit: 1).isEmpty
      && transaction.prices(of: nil, after: nil, limit: 1).isEmpty
    return isEmpty && header.contents == .store && users.isEmpty ? .restored : .moved
  }
}
