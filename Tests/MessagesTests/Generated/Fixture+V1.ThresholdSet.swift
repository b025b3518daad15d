// Made by proto/generate from adaptive_threshold/v1/types.proto. Do not edit.
// swift-format-ignore-file

import Messages

extension Fixture {
  static let v1ThresholdSet: [Fixture] = [
    Fixture(
      V1.ThresholdSet.self,
      bytes: "0a09e697a5e69cace8aa9e12036100621a1a0a0f7468726573686f6c64732d323132391192244992e673f1401a1a0a0f7468726573686f6c64732d6432663811254992244d77ee4022190a0c736f75726365732d3761383410fbffffffffffffffff0122190a0c736f75726365732d3835326210fbffffffffffffffff0128d1ebf79caf84c788f60130db89d8d1c3b0b989623a1008cf81a3caedf2cceb1810c59980a105",
      acceptedLengths: [0, 11, 16, 44, 72, 99, 126, 137, 147, 165],
      listing: """
        userID=e697a5e69cace8aa9e
        symbol=610062
        thresholds.thresholds-2129=40f173e692492492
        thresholds.thresholds-d2f8=40ee774d24924925
        sources.sources-7a84=-5
        sources.sources-852b=-5
        version=-715759929333516847
        revision=7066963121372792027
        lastAdaptation.seconds=1789956099886596303
        lastAdaptation.nanos=1411386565
        """),
    Fixture(
      V1.ThresholdSet.self,
      bytes: "3a00",
      acceptedLengths: [0, 2],
      listing: """
        userID=
        symbol=
        version=0
        revision=0
        lastAdaptation.seconds=0
        lastAdaptation.nanos=0
        """),
    Fixture(
      V1.ThresholdSet.self,
      bytes: "",
      acceptedLengths: [0],
      listing: """
        userID=
        symbol=
        version=0
        revision=0
        """),
  ]
}
