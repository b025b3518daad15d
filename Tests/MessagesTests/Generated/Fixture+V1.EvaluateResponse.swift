// Made by proto/generate from adaptive_threshold/v1/adaptive_threshold.proto. Do not edit.
// swift-format-ignore-file

import Messages

extension Fixture {
  static let v1EvaluateResponse: [Fixture] = [
    Fixture(
      V1.EvaluateResponse.self,
      bytes: "080112036100621ab1010a1c6772c3b6c39f657220616c7320313520427974653a203964393235331209e697a5e69cace8aa9e1a1a0a0f7468726573686f6c64732d333135301100000000c2effe401a1a0a0f7468726573686f6c64732d37643435116edbb66d6903f1c022100a0c736f75726365732d35636465100222100a0c736f75726365732d36323332106328f99e8091c1edf699bc0130fffcadb9cb88e0dc583a1508a0e7d4c79582819e3910bfa7ff9efeffffffff01223b0a1c6772c3b6c39f657220616c7320313520427974653a2032633064343811922449929c5fdac019dbb66ddb7840f240200129dbb66ddb1a37ec40222c0a04f09f998211499224490e4fe4c019000000001e8af6c020fbffffffffffffffff012925499224c113d8c02a8c010a036100621204f09f998218632210088db39c96c5ea87f7950110a6878e072a1061736369692d65353462316135653665321061736369692d356664343861343766663a03610062421608d6f8d4ab83f7fee29b0110bee8aaaafdffffffff014a1608b39ebca2aaf8e39bf20110eca5f49afaffffffff01521061736369692d3531646662303832303558012a91010a09e697a5e69cace8aa9e120361006218fbffffffffffffffff01221608a08cc09bdff7bf9d930110a696f7d5ffffffffff012a1c6772c3b6c39f657220616c7320313520427974653a203062306639373209e697a5e69cace8aa9e3a03610062421008c88094f2fa9fea997b10d4a991ad044a0f08abeac0cd8280ebf00110ec9482745209e697a5e69cace8aa9e58013209e697a5e69cace8aa9e380142100882b1a7d1dda6ace65910af8cfea3074a100881ecbbfbc78eb79d3910c7a1a08706",
      acceptedLengths: [0, 2, 7, 187, 248, 294, 437, 585, 596, 598, 616, 634],
      listing: """
        shouldTrade=1
        decisionID=610062
        thresholds.userID=6772c3b6c39f657220616c7320313520427974653a20396439323533
        thresholds.symbol=e697a5e69cace8aa9e
        thresholds.thresholds.thresholds-3150=40feefc200000000
        thresholds.thresholds.thresholds-7d45=c0f103696db6db6e
        thresholds.sources.sources-5cde=2
        thresholds.sources.sources-6232=99
        thresholds.version=-4885319913559814279
        thresholds.revision=6393282178648342143
        thresholds.lastAdaptation.seconds=4124175831317951392
        thresholds.lastAdaptation.nanos=-471870529
        checks.0.parameter=6772c3b6c39f657220616c7320313520427974653a20326330643438
        checks.0.observed=c0da5f9c92492492
        checks.0.threshold=40f24078db6db6db
        checks.0.outcome=1
        checks.0.margin=40ec371adb6db6db
        checks.1.parameter=f09f9982
        checks.1.observed=c0e44f0e49249249
        checks.1.threshold=c0f68a1e00000000
        checks.1.outcome=-5
        checks.1.margin=c0d813c124924925
        locks.0.rule=610062
        locks.0.symbol=f09f9982
        locks.0.side=99
        locks.0.until.seconds=-7643137070574659187
        locks.0.until.nanos=14910374
        locks.0.evidence=61736369692d65353462316135653665
        locks.0.lockID=61736369692d35666434386134376666
        locks.0.userID=610062
        locks.0.lockedAt.seconds=-7222089658829292458
        locks.0.lockedAt.nanos=-716524482
        locks.0.releasedAt.seconds=-993167126668832973
        locks.0.releasedAt.nanos=-1554181396
        locks.0.releasedBy=61736369692d35316466623038323035
        locks.0.inForce=1
        locks.1.rule=e697a5e69cace8aa9e
        locks.1.symbol=610062
        locks.1.side=-5
        locks.1.until.seconds=-7837671010186820064
        locks.1.until.nanos=-88224986
        locks.1.evidence=6772c3b6c39f657220616c7320313520427974653a20306230663937
        locks.1.lockID=e697a5e69cace8aa9e
        locks.1.userID=610062
        locks.1.lockedAt.seconds=8877625106571264072
        locks.1.lockedAt.nanos=1168397524
        locks.1.releasedAt.seconds=135578580497216811
        locks.1.releasedAt.nanos=243305068
        locks.1.releasedBy=e697a5e69cace8aa9e
        locks.1.inForce=1
        reason=e697a5e69cace8aa9e
        stale=1
        age.seconds=6470741609476118658
        age.nanos=1954514479
        evaluatedAt.seconds=4123850801723405825
        evaluatedAt.nanos=1625821383
        """),
    Fixture(
      V1.EvaluateResponse.self,
      bytes: "1a0042004a00",
      acceptedLengths: [0, 2, 4, 6],
      listing: """
        shouldTrade=0
        decisionID=
        thresholds.userID=
        thresholds.symbol=
        thresholds.version=0
        thresholds.revision=0
        reason=
        stale=0
        age.seconds=0
        age.nanos=0
        evaluatedAt.seconds=0
        evaluatedAt.nanos=0
        """),
    Fixture(
      V1.EvaluateResponse.self,
      bytes: "",
      acceptedLengths: [0],
      listing: """
        shouldTrade=0
        decisionID=
        reason=
        stale=0
        """),
  ]
}
