/// A table for people: columns as wide as their longest cell, two spaces between them; numbers stand to the right.
struct TextTable {
  private let header: [String]
  private var rows: [[String]] = []

  init(_ header: [String]) { self.header = header }

  /// Adds a row with as many cells as there are columns.
  mutating func append(_ cells: [String]) { rows.append(cells) }

  /// The lines of the table.
  var text: String {
    let columns = header.indices.map { column in
      let cells = rows.map { $0[column] }
      let isNumeric = !cells.isEmpty && cells.allSatisfy { $0 == "-" || Double($0) != nil }
      return (width: ([header[column]] + cells).map(\.count).max() ?? 0, isNumeric: isNumeric)
    }
    let lines = ([header] + rows).map { row in
      let cells = zip(row, columns).map { cell, column in
        let padding = String(repeating: " ", count: column.width - cell.count)
        return column.isNumeric ? padding + cell : cell + padding
      }
      return cells.joined(separator: "  ").trimmingTrailingSpaces
    }
    return lines.joined(separator: "\n")
  }
}

extension String {
  fileprivate var trimmingTrailingSpaces: String {
    String(reversed().drop { $0 == " " }.reversed())
  }
}
