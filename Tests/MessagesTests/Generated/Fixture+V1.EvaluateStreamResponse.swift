// Made by proto/generate from adaptive_threshold/v1/adaptive_threshold.proto. Do not edit.
// swift-format-ignore-file

import Messages

extension Fixture {
  static let v1EvaluateStreamResponse: [Fixture] = [
    Fixture(
      V1.EvaluateStreamResponse.self,
      bytes: "08afa58ec89ee7ced1aa0112f30408011209e697a5e69cace8aa9e1a9c010a036100621204f09f99821a1a0a0f7468726573686f6c64732d3265623411dbb66ddbe84cfd401a1a0a0f7468726573686f6c64732d623135651100000000e74801c122100a0c736f75726365732d37376534106322190a0c736f75726365732d6365653310fbffffffffffffffff01289f96a0c3fac7dec92130df98d5fcef9dddfada013a1508e682ca9595d2c8c14b10f1bfbffcfeffffffff0122280a09e697a5e69cace8aa9e1192244992fdf8004119b76ddbb66f8afd40200229dbb66ddb968ab3c022230a04f09f998211254992241187de4019499224498488fb40206329254992246d1ae7402aa5010a1061736369692d61393261333839343134121c6772c3b6c39f657220616c7320313520427974653a20633839316338180122160880a3c591f2bbff99ef0110aabfcf91faffffffff012a09e697a5e69cace8aa9e3204f09f99823a1061736369692d64633362643634643665421608d4e989a0e8ffdbd7a80110a4b0cfa0f9ffffffff014a1608d7b4ca9eeda18cf8ab0110e9d8c78dfdffffffff015204f09f998258012aa2010a03610062121061736369692d6636343634383336306418fbffffffffffffffff01221108a2a08dd6ebf0ef9b9e0110cfa3dabd042a09e697a5e69cace8aa9e321061736369692d333533393539316639323a1061736369692d32336131376135646261421508a6cdfff5f0b9b9d27d10a6a095b2faffffffff014a1108a5b2dab7d0c4a7bee40110fdf7f7fa04521061736369692d39636537353535326536580132036100623801421008fcf5caf2efc48e91141085b981f7074a1008d3d7e4f1ebdda1f87a10e0d3bcd507",
      acceptedLengths: [0, 11, 641],
      listing: """
        sequence=12295736527560086191
        result.response.shouldTrade=1
        result.response.decisionID=e697a5e69cace8aa9e
        result.response.thresholds.userID=610062
        result.response.thresholds.symbol=f09f9982
        result.response.thresholds.thresholds.thresholds-2eb4=40fd4ce8db6db6db
        result.response.thresholds.thresholds.thresholds-b15e=c10148e700000000
        result.response.thresholds.sources.sources-77e4=99
        result.response.thresholds.sources.sources-cee3=-5
        result.response.thresholds.version=2419411838655007519
        result.response.thresholds.revision=-2669098634308137889
        result.response.thresholds.lastAdaptation.seconds=5441230782346723686
        result.response.thresholds.lastAdaptation.nanos=-275783695
        result.response.checks.0.parameter=e697a5e69cace8aa9e
        result.response.checks.0.observed=4100f8fd92492492
        result.response.checks.0.threshold=40fd8a6fb6db6db7
        result.response.checks.0.outcome=2
        result.response.checks.0.margin=c0b38a96db6db6db
        result.response.checks.1.parameter=f09f9982
        result.response.checks.1.observed=40de871124924925
        result.response.checks.1.threshold=40fb888449249249
        result.response.checks.1.outcome=99
        result.response.checks.1.margin=40e71a6d24924925
        result.response.locks.0.rule=61736369692d61393261333839343134
        result.response.locks.0.symbol=6772c3b6c39f657220616c7320313520427974653a20633839316338
        result.response.locks.0.side=1
        result.response.locks.0.until.seconds=-1210344740039339648
        result.response.locks.0.until.nanos=-1573658710
        result.response.locks.0.evidence=e697a5e69cace8aa9e
        result.response.locks.0.lockID=f09f9982
        result.response.locks.0.userID=61736369692d64633362643634643665
        result.response.locks.0.lockedAt.seconds=-6291687015486163756
        result.response.locks.0.lockedAt.nanos=-1810638812
        result.response.locks.0.releasedAt.seconds=-6057287559060219305
        result.response.locks.0.releasedAt.nanos=-776868759
        result.response.locks.0.releasedBy=f09f9982
        result.response.locks.0.inForce=1
        result.response.locks.1.rule=610062
        result.response.locks.1.symbol=61736369692d66363436343833363064
        result.response.locks.1.side=-5
        result.response.locks.1.until.seconds=-7045952506617966558
        result.response.locks.1.until.nanos=1203147215
        result.response.locks.1.evidence=e697a5e69cace8aa9e
        result.response.locks.1.lockID=61736369692d33353339353931663932
        result.response.locks.1.userID=61736369692d32336131376135646261
        result.response.locks.1.lockedAt.seconds=9053613828389988006
        result.response.locks.1.lockedAt.nanos=-1505406938
        result.response.locks.1.releasedAt.seconds=-1982535854082057947
        result.response.locks.1.releasedAt.nanos=1331559421
        result.response.locks.1.releasedBy=61736369692d39636537353535326536
        result.response.locks.1.inForce=1
        result.response.reason=610062
        result.response.stale=1
        result.response.age.seconds=1450785969116723964
        result.response.age.nanos=2128632965
        result.response.evaluatedAt.seconds=8858728826989521875
        result.response.evaluatedAt.nanos=2058299872
        """),
    Fixture(
      V1.EvaluateStreamResponse.self,
      bytes: "08afa58ec89ee7ced1aa011a6e088bd381dcf9ffffffff01121c6772c3b6c39f657220616c7320313520427974653a203539643663631a04f09f998222240a04f09f9982121c6772c3b6c39f657220616c7320313520427974653a2032373030363722170a03610062121061736369692d64633064353232396131",
      acceptedLengths: [0, 11, 123],
      listing: """
        sequence=12295736527560086191
        result.error.code=-1686083189
        result.error.reason=6772c3b6c39f657220616c7320313520427974653a20353964366363
        result.error.message=f09f9982
        result.error.faults.0.field=f09f9982
        result.error.faults.0.description=6772c3b6c39f657220616c7320313520427974653a20323730303637
        result.error.faults.1.field=610062
        result.error.faults.1.description=61736369692d64633064353232396131
        """),
    Fixture(
      V1.EvaluateStreamResponse.self,
      bytes: "",
      acceptedLengths: [0],
      listing: """
        sequence=0
        """),
  ]
}
