// Made by proto/generate from adaptive_threshold/v1/adaptive_threshold.proto. Do not edit.
// swift-format-ignore-file

import Messages

extension Fixture {
  static let v1RecordOutcomesResponse: [Fixture] = [
    Fixture(
      V1.RecordOutcomesResponse.self,
      bytes: "0a86010a09e697a5e69cace8aa9e10fbffffffffffffffff011a5a08a5abb3fc0512036100621a1c6772c3b6c39f657220616c7320313520427974653a2064346236656422230a03610062121c6772c3b6c39f657220616c7320313520427974653a20343937336139220a0a03610062120361006220012a1061736369692d333661323462613533610a7d0a1061736369692d3162313564393164323910021a6008cf80cd9dfcffffffff01121c6772c3b6c39f657220616c7320313520427974653a206466373136631a03610062220b0a04f09f9982120361006222230a03610062121c6772c3b6c39f657220616c7320313520427974653a2037623734323020012a03610062121061736369692d63316431353666626434",
      acceptedLengths: [0, 137, 264, 282],
      listing: """
        results.0.id=e697a5e69cace8aa9e
        results.0.status=-5
        results.0.error.code=1603065253
        results.0.error.reason=610062
        results.0.error.message=6772c3b6c39f657220616c7320313520427974653a20643462366564
        results.0.error.faults.0.field=610062
        results.0.error.faults.0.description=6772c3b6c39f657220616c7320313520427974653a20343937336139
        results.0.error.faults.1.field=610062
        results.0.error.faults.1.description=610062
        results.0.learned=1
        results.0.notLearnedReason=61736369692d33366132346261353361
        results.1.id=61736369692d31623135643931643239
        results.1.status=2
        results.1.error.code=-1011662769
        results.1.error.reason=6772c3b6c39f657220616c7320313520427974653a20646637313663
        results.1.error.message=610062
        results.1.error.faults.0.field=f09f9982
        results.1.error.faults.0.description=610062
        results.1.error.faults.1.field=610062
        results.1.error.faults.1.description=6772c3b6c39f657220616c7320313520427974653a20376237343230
        results.1.learned=1
        results.1.notLearnedReason=610062
        resumeToken=61736369692d63316431353666626434
        """),
    Fixture(
      V1.RecordOutcomesResponse.self,
      bytes: "",
      acceptedLengths: [0],
      listing: """
        resumeToken=
        """),
  ]
}
