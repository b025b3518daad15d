// Made by proto/generate from adaptive_threshold/v1/admin.proto. Do not edit.
// swift-format-ignore-file

import Messages

extension Fixture {
  static let v1AdaptAllResponse: [Fixture] = [
    Fixture(
      V1.AdaptAllResponse.self,
      bytes: "0a100a09e697a5e69cace8aa9e120361006212d1030a09e697a5e69cace8aa9e12260a0361006211dbb66ddb2ed3d5c0196edbb66dd936f2c02204f09f998229000000003865d6c0123f0a04f09f99821125499224e70cffc0190000000042f7f840221c6772c3b6c39f657220616c7320313520427974653a2037323034636329dbb66ddbe4a2f8c01a2b0a04f09f998210011a1c6772c3b6c39f657220616c7320313520427974653a2035613663363622036100621a2b0a1061736369692d6539316235626238336610011a1061736369692d61353132353237623731220361006222160882cfe6cdd1d5f0b0c50110e7e6fbedf8ffffffff012a1c6772c3b6c39f657220616c7320313520427974653a2030616238333532ca010a1061736369692d62386533623037623263121c6772c3b6c39f657220616c7320313520427974653a203632373064321a1a0a0f7468726573686f6c64732d62376637116edbb66d1d1cf1401a1a0a0f7468726573686f6c64732d66656134119224499288ecea4022190a0c736f75726365732d3533303710fbffffffffffffffff0122190a0c736f75726365732d6135363210fbffffffffffffffff0128fc95f4f7a89dbeeff80130fea4e2d09ad5fa946b3a1508ebd3aa938b98c8f72910bca4a18cfbffffffff01",
      acceptedLengths: [0, 18, 486],
      listing: """
        scope.userID=e697a5e69cace8aa9e
        scope.symbol=610062
        result.response.adaptationID=e697a5e69cace8aa9e
        result.response.updates.0.parameter=610062
        result.response.updates.0.oldValue=c0d5d32edb6db6db
        result.response.updates.0.newValue=c0f236d96db6db6e
        result.response.updates.0.reason=f09f9982
        result.response.updates.0.confidence=c0d6653800000000
        result.response.updates.1.parameter=f09f9982
        result.response.updates.1.oldValue=c0ff0ce724924925
        result.response.updates.1.newValue=40f8f74200000000
        result.response.updates.1.reason=6772c3b6c39f657220616c7320313520427974653a20373230346363
        result.response.updates.1.confidence=c0f8a2e4db6db6db
        result.response.verdicts.0.safeguard=f09f9982
        result.response.verdicts.0.blocked=1
        result.response.verdicts.0.parameter=6772c3b6c39f657220616c7320313520427974653a20356136633636
        result.response.verdicts.0.detail=610062
        result.response.verdicts.1.safeguard=61736369692d65393162356262383366
        result.response.verdicts.1.blocked=1
        result.response.verdicts.1.parameter=61736369692d61353132353237623731
        result.response.verdicts.1.detail=610062
        result.response.adaptedAt.seconds=-4223880926780086398
        result.response.adaptedAt.nanos=-1916865689
        result.response.resumeToken=6772c3b6c39f657220616c7320313520427974653a20306162383335
        result.response.thresholdSet.userID=61736369692d62386533623037623263
        result.response.thresholdSet.symbol=6772c3b6c39f657220616c7320313520427974653a20363237306432
        result.response.thresholdSet.thresholds.thresholds-b7f7=40f11c1d6db6db6e
        result.response.thresholdSet.thresholds.thresholds-fea4=40eaec8892492492
        result.response.thresholdSet.sources.sources-5307=-5
        result.response.thresholdSet.sources.sources-a562=-5
        result.response.thresholdSet.version=-513699621168674052
        result.response.thresholdSet.revision=7721961050527535742
        result.response.thresholdSet.lastAdaptation.seconds=3021669886988036587
        result.response.thresholdSet.lastAdaptation.nanos=-1316466116
        """),
    Fixture(
      V1.AdaptAllResponse.self,
      bytes: "0a100a09e697a5e69cace8aa9e12036100621a6608ffca86d901121c6772c3b6c39f657220616c7320313520427974653a203134653938341a09e697a5e69cace8aa9e220a0a03610062120361006222290a1c6772c3b6c39f657220616c7320313520427974653a203565313838631209e697a5e69cace8aa9e",
      acceptedLengths: [0, 18, 122],
      listing: """
        scope.userID=e697a5e69cace8aa9e
        scope.symbol=610062
        result.error.code=455189887
        result.error.reason=6772c3b6c39f657220616c7320313520427974653a20313465393834
        result.error.message=e697a5e69cace8aa9e
        result.error.faults.0.field=610062
        result.error.faults.0.description=610062
        result.error.faults.1.field=6772c3b6c39f657220616c7320313520427974653a20356531383863
        result.error.faults.1.description=e697a5e69cace8aa9e
        """),
    Fixture(
      V1.AdaptAllResponse.self,
      bytes: "0a100a09e697a5e69cace8aa9e1203610062222a08f480ecfbaaf3c0bbb60110a991909fb4b7cede6218dfac80a9a08f87ac7920eab5d5a7ade99ba6de01",
      acceptedLengths: [0, 18, 62],
      listing: """
        scope.userID=e697a5e69cace8aa9e
        scope.symbol=610062
        result.summary.keys=-5298762473674178444
        result.summary.adapted=7114906462775937193
        result.summary.refused=8743769986937394783
        result.summary.failed=-2428443731868427542
        """),
    Fixture(
      V1.AdaptAllResponse.self,
      bytes: "0a00",
      acceptedLengths: [0, 2],
      listing: """
        scope.userID=
        scope.symbol=
        """),
    Fixture(
      V1.AdaptAllResponse.self,
      bytes: "",
      acceptedLengths: [0],
      listing: """
        """),
  ]
}
