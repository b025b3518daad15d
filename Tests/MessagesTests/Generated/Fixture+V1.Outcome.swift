// Made by proto/generate from adaptive_threshold/v1/types.proto. Do not edit.
// swift-format-ignore-file

import Messages

extension Fixture {
  static let v1Outcome: [Fixture] = [
    Fixture(
      V1.Outcome.self,
      bytes: "0a1061736369692d32363030633663333933121061736369692d383661636239666331351a1061736369692d6538363231396466336421b76ddbb63f3df9402a1608f0818ad7d7ffa2e8900110b3a68f9af8ffffffff01316edbb66d14300041",
      acceptedLengths: [0, 18, 36, 54, 63, 87, 96],
      listing: """
        outcomeID=61736369692d32363030633663333933
        userID=61736369692d38366163623966633135
        decisionID=61736369692d65383632313964663364
        pnlPercent=40f93d3fb6db6db7
        knownAt.seconds=-8011749816287461136
        knownAt.nanos=-2092707021
        propensity=410030146db6db6e
        """),
    Fixture(
      V1.Outcome.self,
      bytes: "2a00310000000000000000",
      acceptedLengths: [0, 2, 11],
      listing: """
        outcomeID=
        userID=
        decisionID=
        pnlPercent=0000000000000000
        knownAt.seconds=0
        knownAt.nanos=0
        propensity=0000000000000000
        """),
    Fixture(
      V1.Outcome.self,
      bytes: "",
      acceptedLengths: [0],
      listing: """
        outcomeID=
        userID=
        decisionID=
        pnlPercent=0000000000000000
        """),
  ]
}
