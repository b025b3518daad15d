// Made by proto/generate from adaptive_threshold/v1/admin.proto. Do not edit.
// swift-format-ignore-file

import Messages

extension Fixture {
  static let v1ListAlertsResponse: [Fixture] = [
    Fixture(
      V1.ListAlertsResponse.self,
      bytes: "0aa1010a1c6772c3b6c39f657220616c7320313520427974653a20306161636664121061736369692d3133353463333738303918fbffffffffffffffff012209e697a5e69cace8aa9e2a1061736369692d65353266363365656333321061736369692d366261626438626537313925499224b9fac7c04192244992b404c3404a10088db1f393ddd7f7945210d7cbbbf705521108e0d1b9eb9e9ccfab850110e0a1e4e1070a86010a1c6772c3b6c39f657220616c7320313520427974653a20356134396664120361006218fbffffffffffffffff012204f09f99822a03610062321061736369692d633939356230623334623925499224c758f8c04100000000c0d5a8c04a1508e5adcaaed0f6ae887d10c2a3a8d8feffffffff015210089f98ceeabfe0e9f031108ccabdfa041203610062",
      acceptedLengths: [0, 164, 301, 306],
      listing: """
        alerts.0.alertID=6772c3b6c39f657220616c7320313520427974653a20306161636664
        alerts.0.rule=61736369692d31333534633337383039
        alerts.0.severity=-5
        alerts.0.userID=e697a5e69cace8aa9e
        alerts.0.symbol=61736369692d65353266363365656333
        alerts.0.message=61736369692d36626162643862653731
        alerts.0.value=c0c7fab924924925
        alerts.0.limit=40c304b492492492
        alerts.0.raisedAt.seconds=5920508092016810125
        alerts.0.raisedAt.nanos=1592714711
        alerts.0.resolvedAt.seconds=-8838528802642564896
        alerts.0.resolvedAt.nanos=2084114656
        alerts.1.alertID=6772c3b6c39f657220616c7320313520427974653a20356134396664
        alerts.1.rule=610062
        alerts.1.severity=-5
        alerts.1.userID=f09f9982
        alerts.1.symbol=610062
        alerts.1.message=61736369692d63393935623062333462
        alerts.1.value=c0f858c724924925
        alerts.1.limit=c0a8d5c000000000
        alerts.1.raisedAt.seconds=9011909240529524453
        alerts.1.raisedAt.nanos=-351661630
        alerts.1.resolvedAt.seconds=3594337613195217951
        alerts.1.resolvedAt.nanos=1330603276
        nextPageToken=610062
        """),
    Fixture(
      V1.ListAlertsResponse.self,
      bytes: "",
      acceptedLengths: [0],
      listing: """
        nextPageToken=
        """),
  ]
}
