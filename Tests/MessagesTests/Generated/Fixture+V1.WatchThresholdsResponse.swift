// Made by proto/generate from adaptive_threshold/v1/adaptive_threshold.proto. Do not edit.
// swift-format-ignore-file

import Messages

extension Fixture {
  static let v1WatchThresholdsResponse: [Fixture] = [
    Fixture(
      V1.WatchThresholdsResponse.self,
      bytes: "0a04f09f998212d2020a9f010a04f09f99821204f09f99821a1a0a0f7468726573686f6c64732d62663834119224499283ae00c11a1a0a0f7468726573686f6c64732d66613364116edbb66dffc1ee4022100a0c736f75726365732d35613166100222190a0c736f75726365732d6436626610fbffffffffffffffff0128bcd1f8edfe9faa98cb0130a19effacd489bcc295013a1608a7e4dac3b783a0f6e60110cca48e90f8ffffffff010aad010a1061736369692d356532356633303537361209e697a5e69cace8aa9e1a1a0a0f7468726573686f6c64732d3065303611b76ddbb6cb7bfbc01a1a0a0f7468726573686f6c64732d333964351100000000326bfb4022190a0c736f75726365732d3932623010fbffffffffffffffff0122100a0c736f75726365732d39346464100128afc9f4d8e8a1d00d30a59ed4b8b6929fd5d1013a1508d8cc81fcfad0eed9251089a0a3b1fcffffffff01",
      acceptedLengths: [0, 6, 347],
      listing: """
        resumeToken=f09f9982
        event.snapshot.thresholdSets.0.userID=f09f9982
        event.snapshot.thresholdSets.0.symbol=f09f9982
        event.snapshot.thresholdSets.0.thresholds.thresholds-bf84=c100ae8392492492
        event.snapshot.thresholdSets.0.thresholds.thresholds-fa3d=40eec1ff6db6db6e
        event.snapshot.thresholdSets.0.sources.sources-5a1f=2
        event.snapshot.thresholdSets.0.sources.sources-d6bf=-5
        event.snapshot.thresholdSets.0.version=-3805355867969279812
        event.snapshot.thresholdSets.0.revision=-7672743650461233375
        event.snapshot.thresholdSets.0.lastAdaptation.seconds=-1806928495008894425
        event.snapshot.thresholdSets.0.lastAdaptation.nanos=-2113695156
        event.snapshot.thresholdSets.1.userID=61736369692d35653235663330353736
        event.snapshot.thresholdSets.1.symbol=e697a5e69cace8aa9e
        event.snapshot.thresholdSets.1.thresholds.thresholds-0e06=c0fb7bcbb6db6db7
        event.snapshot.thresholdSets.1.thresholds.thresholds-39d5=40fb6b3200000000
        event.snapshot.thresholdSets.1.sources.sources-92b0=-5
        event.snapshot.thresholdSets.1.sources.sources-94dd=1
        event.snapshot.thresholdSets.1.version=7671355090478255
        event.snapshot.thresholdSets.1.revision=-3338719201210331355
        event.snapshot.thresholdSets.1.lastAdaptation.seconds=2716720092162319960
        event.snapshot.thresholdSets.1.lastAdaptation.nanos=-970403831
        """),
    Fixture(
      V1.WatchThresholdsResponse.self,
      bytes: "0a04f09f99821a00",
      acceptedLengths: [0, 6, 8],
      listing: """
        resumeToken=f09f9982
        event.snapshotComplete
        """),
    Fixture(
      V1.WatchThresholdsResponse.self,
      bytes: "0a04f09f998222fe010a99010a04f09f998212036100621a1a0a0f7468726573686f6c64732d3135313611dbb66ddb14a1f6c01a1a0a0f7468726573686f6c64732d3932393311254992248dd9ed4022100a0c736f75726365732d35666432106322190a0c736f75726365732d6564323710fbffffffffffffffff0128c99b95bd92a1d9c8a00130bd82bcc187ce809b9f013a1108caafa9a2c8e2c090890110d49a82930112180a0d70726576696f75732d33643565116edbb66d599bfac012180a0d70726576696f75732d6333666611dbb66ddbbe14d64018fbffffffffffffffff012204f09f99822a1108dd9e8f90e0a6f6dce101108ee491fa0130cb98ac8ba6f885c318",
      acceptedLengths: [0, 6, 263],
      listing: """
        resumeToken=f09f9982
        event.change.thresholdSet.userID=f09f9982
        event.change.thresholdSet.symbol=610062
        event.change.thresholdSet.thresholds.thresholds-1516=c0f6a114db6db6db
        event.change.thresholdSet.thresholds.thresholds-9293=40edd98d24924925
        event.change.thresholdSet.sources.sources-5fd2=99
        event.change.thresholdSet.sources.sources-ed27=-5
        event.change.thresholdSet.version=-6876604066023780919
        event.change.thresholdSet.revision=-6974384290860695235
        event.change.thresholdSet.lastAdaptation.seconds=-8565561629628278838
        event.change.thresholdSet.lastAdaptation.nanos=308317524
        event.change.previous.previous-3d5e=c0fa9b596db6db6e
        event.change.previous.previous-c3ff=40d614bedb6db6db
        event.change.cause=-5
        event.change.adaptationID=f09f9982
        event.change.changedAt.seconds=-2181473718499029155
        event.change.changedAt.nanos=524579342
        event.change.conflatedCount=1767126027414998091
        """),
    Fixture(
      V1.WatchThresholdsResponse.self,
      bytes: "0a04f09f99822a00",
      acceptedLengths: [0, 6, 8],
      listing: """
        resumeToken=f09f9982
        event.bookmark
        """),
    Fixture(
      V1.WatchThresholdsResponse.self,
      bytes: "0a04f09f998232120a1008f5bac7cf949cc6b51510a2a6c2eb03",
      acceptedLengths: [0, 6, 26],
      listing: """
        resumeToken=f09f9982
        event.goingAway.reconnectAfter.seconds=1543354653191822709
        event.goingAway.reconnectAfter.nanos=1030787874
        """),
    Fixture(
      V1.WatchThresholdsResponse.self,
      bytes: "",
      acceptedLengths: [0],
      listing: """
        resumeToken=
        """),
  ]
}
