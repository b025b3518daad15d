// Made by proto/generate from adaptive_threshold/v1/admin.proto. Do not edit.
// swift-format-ignore-file

import Messages

extension Fixture {
  static let v1GetStatsResponse: [Fixture] = [
    Fixture(
      V1.GetStatsResponse.self,
      bytes: "0a1c6772c3b6c39f657220616c7320313520427974653a203430323164611210089b85f3999086a4e61610d58dc8ed021a160885d1d5e8e6b691f1fb0110eae4dcd8f9ffffffff012209e697a5e69cace8aa9e2a1c6772c3b6c39f657220616c7320313520427974653a2036653034353530dcfbcadaff839db54538c399efedfce4b8a9800140c2b5b0a3bdce8690634896fbb0c1bafda7fac30150aff5dbead9bfe5df3a588fbe92daeeb5d7a95e609dd2d392c390bad5e40168add89eb6d99e9a874470e6e5d7a5ebe59ca49d0178aae9b88adb91d0b0258001cbda95c5e7d990ffae01",
      acceptedLengths: [0, 30, 48, 72, 83, 113, 123, 134, 144, 155, 165, 175, 186, 196, 207, 217, 229],
      listing: """
        version=6772c3b6c39f657220616c7320313520427974653a20343032316461
        startedAt.seconds=1642846504265499291
        startedAt.nanos=766641877
        uptime.seconds=-296597975636547451
        uptime.nanos=-1692978582
        storage=e697a5e69cace8aa9e
        storeID=6772c3b6c39f657220616c7320313520427974653a20366530343535
        revision=5001938016857669084
        users=-9200041328669635389
        scopes=7142738093797022402
        trades=-4326657507508601450
        outcomes=4233267091250543279
        cachedKeys=6796879268485046031
        watches=-1969506232543418083
        decisions=4903972448258993197
        accepted=-7113308966994185498
        decisionsLost=2693505029453526186
        adaptations=-5837154612470780597
        """),
    Fixture(
      V1.GetStatsResponse.self,
      bytes: "12001a00",
      acceptedLengths: [0, 2, 4],
      listing: """
        version=
        startedAt.seconds=0
        startedAt.nanos=0
        uptime.seconds=0
        uptime.nanos=0
        storage=
        storeID=
        revision=0
        users=0
        scopes=0
        trades=0
        outcomes=0
        cachedKeys=0
        watches=0
        decisions=0
        accepted=0
        decisionsLost=0
        adaptations=0
        """),
    Fixture(
      V1.GetStatsResponse.self,
      bytes: "",
      acceptedLengths: [0],
      listing: """
        version=
        storage=
        storeID=
        revision=0
        users=0
        scopes=0
        trades=0
        outcomes=0
        cachedKeys=0
        watches=0
        decisions=0
        accepted=0
        decisionsLost=0
        adaptations=0
        """),
  ]
}
