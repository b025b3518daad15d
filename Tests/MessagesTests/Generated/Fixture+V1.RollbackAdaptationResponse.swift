// Made by proto/generate from adaptive_threshold/v1/adaptive_threshold.proto. Do not edit.
// swift-format-ignore-file

import Messages

extension Fixture {
  static let v1RollbackAdaptationResponse: [Fixture] = [
    Fixture(
      V1.RollbackAdaptationResponse.self,
      bytes: "0a9c010a0361006212036100621a1a0a0f7468726573686f6c64732d3962343911dbb66ddb5210e0c01a1a0a0f7468726573686f6c64732d64396563112549922411c3d24022100a0c736f75726365732d33336663100122190a0c736f75726365732d3732383310fbffffffffffffffff0128e79395afd8d884cebe0130848fe58eb2cebcec793a1608d0ec88bbee84ec98c40110af85ded7f8ffffffff0112036100621a03610062",
      acceptedLengths: [0, 159, 164, 169],
      listing: """
        thresholdSet.userID=610062
        thresholdSet.symbol=610062
        thresholdSet.thresholds.thresholds-9b49=c0e01052db6db6db
        thresholdSet.thresholds.thresholds-d9ec=40d2c31124924925
        thresholdSet.sources.sources-33fc=1
        thresholdSet.sources.sources-7283=-5
        thresholdSet.version=-4711870470572127769
        thresholdSet.revision=8780034049861830532
        thresholdSet.lastAdaptation.seconds=-4309469687279634864
        thresholdSet.lastAdaptation.nanos=-1963490641
        adaptationID=610062
        resumeToken=610062
        """),
    Fixture(
      V1.RollbackAdaptationResponse.self,
      bytes: "0a00",
      acceptedLengths: [0, 2],
      listing: """
        thresholdSet.userID=
        thresholdSet.symbol=
        thresholdSet.version=0
        thresholdSet.revision=0
        adaptationID=
        resumeToken=
        """),
    Fixture(
      V1.RollbackAdaptationResponse.self,
      bytes: "",
      acceptedLengths: [0],
      listing: """
        adaptationID=
        resumeToken=
        """),
  ]
}
