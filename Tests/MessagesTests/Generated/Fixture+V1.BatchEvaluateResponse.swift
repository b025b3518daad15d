// Made by proto/generate from adaptive_threshold/v1/adaptive_threshold.proto. Do not edit.
// swift-format-ignore-file

import Messages

extension Fixture {
  static let v1BatchEvaluateResponse: [Fixture] = [
    Fixture(
      V1.BatchEvaluateResponse.self,
      bytes: "0a9c050a990508011209e697a5e69cace8aa9e1a97010a04f09f998212036100621a1a0a0f7468726573686f6c64732d3932623211dbb66ddbd43df8c01a1a0a0f7468726573686f6c64732d65633966116edbb66d373aeec022190a0c736f75726365732d3734386210fbffffffffffffffff0122100a0c736f75726365732d65346664106328fe8cbfcefed3c4ae483082e6b6caa99adef5e1013a1008fcdca4d295dba9ad3e10ee96e8bd0722310a09e697a5e69cace8aa9e11b76ddbb63f96fb4019499224498e33e1c020fbffffffffffffffff0129b76ddbb6db7cfec0222f0a1061736369692d356334386365306665301125499224edbde440196edbb66dbd55f54020012900000000a2c6f7402a9e010a09e697a5e69cace8aa9e1209e697a5e69cace8aa9e1802221008d483be989dfc89de4b10eafcd0ba072a1061736369692d66303537376133336638321061736369692d376461323037316137303a1061736369692d39656163633135393230421608aaf181b8e0da8bb6ab0110dcbf8796ffffffffff014a1008e498bd97c9dc8399071098e8e5aa02521061736369692d6136376131653462646558012ab3010a04f09f9982121061736369692d3962376536333966666618012211089cf1bcb5d4a5e78fb80110bbcdf3f6012a1061736369692d313237383034366336633209e697a5e69cace8aa9e3a1c6772c3b6c39f657220616c7320313520427974653a206532636532364211089eff979dce90f5aede0110bdc8ceb8044a1608cdf5d8bdd9d1e4b5fe0110e0effd8df8ffffffff01521c6772c3b6c39f657220616c7320313520427974653a2038376431643258013209e697a5e69cace8aa9e380142160883dfa688ded4e1c7bf0110f0a7d7ecffffffffff014a1008db9adaf5f9e6c4e0061096848bab020a53125108f48296ff031204f09f99821a04f09f998222230a03610062121c6772c3b6c39f657220616c7320313520427974653a2033386130313122180a04f09f9982121061736369692d33646263316661363166",
      acceptedLengths: [0, 671, 756],
      listing: """
        results.0.result.response.shouldTrade=1
        results.0.result.response.decisionID=e697a5e69cace8aa9e
        results.0.result.response.thresholds.userID=f09f9982
        results.0.result.response.thresholds.symbol=610062
        results.0.result.response.thresholds.thresholds.thresholds-92b2=c0f83dd4db6db6db
        results.0.result.response.thresholds.thresholds.thresholds-ec9f=c0ee3a376db6db6e
        results.0.result.response.thresholds.sources.sources-748b=-5
        results.0.result.response.thresholds.sources.sources-e4fd=99
        results.0.result.response.thresholds.version=5214344421596710526
        results.0.result.response.thresholds.revision=-2167505949738290430
        results.0.result.response.thresholds.lastAdaptation.seconds=4493087030708350588
        results.0.result.response.thresholds.lastAdaptation.nanos=2008681326
        results.0.result.response.checks.0.parameter=e697a5e69cace8aa9e
        results.0.result.response.checks.0.observed=40fb963fb6db6db7
        results.0.result.response.checks.0.threshold=c0e1338e49249249
        results.0.result.response.checks.0.outcome=-5
        results.0.result.response.checks.0.margin=c0fe7cdbb6db6db7
        results.0.result.response.checks.1.parameter=61736369692d35633438636530666530
        results.0.result.response.checks.1.observed=40e4bded24924925
        results.0.result.response.checks.1.threshold=40f555bd6db6db6e
        results.0.result.response.checks.1.outcome=1
        results.0.result.response.checks.1.margin=40f7c6a200000000
        results.0.result.response.locks.0.rule=e697a5e69cace8aa9e
        results.0.result.response.locks.0.symbol=e697a5e69cace8aa9e
        results.0.result.response.locks.0.side=2
        results.0.result.response.locks.0.until.seconds=5457280699328332244
        results.0.result.response.locks.0.until.nanos=2002009706
        results.0.result.response.locks.0.evidence=61736369692d66303537376133336638
        results.0.result.response.locks.0.lockID=61736369692d37646132303731613730
        results.0.result.response.locks.0.userID=61736369692d39656163633135393230
        results.0.result.response.locks.0.lockedAt.seconds=-6094444698963773270
        results.0.result.response.locks.0.lockedAt.nanos=-222175268
        results.0.result.response.locks.0.releasedAt.seconds=518493281981516900
        results.0.result.response.locks.0.releasedAt.nanos=626619416
        results.0.result.response.locks.0.releasedBy=61736369692d61363761316534626465
        results.0.result.response.locks.0.inForce=1
        results.0.result.response.locks.1.rule=f09f9982
        results.0.result.response.locks.1.symbol=61736369692d39623765363339666666
        results.0.result.response.locks.1.side=1
        results.0.result.response.locks.1.until.seconds=-5179248228667803492
        results.0.result.response.locks.1.until.nanos=517793467
        results.0.result.response.locks.1.evidence=61736369692d31323738303436633663
        results.0.result.response.locks.1.lockID=e697a5e69cace8aa9e
        results.0.result.response.locks.1.userID=6772c3b6c39f657220616c7320313520427974653a20653263653236
        results.0.result.response.locks.1.lockedAt.seconds=-2423547357235380322
        results.0.result.response.locks.1.lockedAt.nanos=1192469565
        results.0.result.response.locks.1.releasedAt.seconds=-113836228734469427
        results.0.result.response.locks.1.releasedAt.nanos=-2118158368
        results.0.result.response.locks.1.releasedBy=6772c3b6c39f657220616c7320313520427974653a20383764316432
        results.0.result.response.locks.1.inForce=1
        results.0.result.response.reason=e697a5e69cace8aa9e
        results.0.result.response.stale=1
        results.0.result.response.age.seconds=-4643344643792457853
        results.0.result.response.age.nanos=-40512528
        results.0.result.response.evaluatedAt.seconds=486691364339617115
        results.0.result.response.evaluatedAt.nanos=627229206
        results.1.result.error.code=1072005492
        results.1.result.error.reason=f09f9982
        results.1.result.error.message=f09f9982
        results.1.result.error.faults.0.field=610062
        results.1.result.error.faults.0.description=6772c3b6c39f657220616c7320313520427974653a20333861303131
        results.1.result.error.faults.1.field=f09f9982
        results.1.result.error.faults.1.description=61736369692d33646263316661363166
        """),
    Fixture(
      V1.BatchEvaluateResponse.self,
      bytes: "",
      acceptedLengths: [0],
      listing: """
        """),
  ]
}
