// Made by proto/generate from adaptive_threshold/v1/adaptive_threshold.proto. Do not edit.
// swift-format-ignore-file

import Messages

extension Fixture {
  static let v1RecordTradesResponse: [Fixture] = [
    Fixture(
      V1.RecordTradesResponse.self,
      bytes: "0a8c010a1c6772c3b6c39f657220616c7320313520427974653a2062386263363410fbffffffffffffffff011a4d08acbad5e403121c6772c3b6c39f657220616c7320313520427974653a206138633363301a09e697a5e69cace8aa9e22100a09e697a5e69cace8aa9e1203610062220a0a03610062120361006220012a1061736369692d666332363964643036300a6d0a1061736369692d3636313164303861323510631a4a08f3fc8ff502121061736369692d333064363734363164321a1061736369692d32326531646338326635220b0a036100621204f09f998222110a09e697a5e69cace8aa9e1204f09f998220012a09e697a5e69cace8aa9e121061736369692d31396630313532363464",
      acceptedLengths: [0, 143, 254, 272],
      listing: """
        results.0.id=6772c3b6c39f657220616c7320313520427974653a20623862633634
        results.0.status=-5
        results.0.error.code=1016421676
        results.0.error.reason=6772c3b6c39f657220616c7320313520427974653a20613863336330
        results.0.error.message=e697a5e69cace8aa9e
        results.0.error.faults.0.field=e697a5e69cace8aa9e
        results.0.error.faults.0.description=610062
        results.0.error.faults.1.field=610062
        results.0.error.faults.1.description=610062
        results.0.learned=1
        results.0.notLearnedReason=61736369692d66633236396464303630
        results.1.id=61736369692d36363131643038613235
        results.1.status=99
        results.1.error.code=782499443
        results.1.error.reason=61736369692d33306436373436316432
        results.1.error.message=61736369692d32326531646338326635
        results.1.error.faults.0.field=610062
        results.1.error.faults.0.description=f09f9982
        results.1.error.faults.1.field=e697a5e69cace8aa9e
        results.1.error.faults.1.description=f09f9982
        results.1.learned=1
        results.1.notLearnedReason=e697a5e69cace8aa9e
        resumeToken=61736369692d31396630313532363464
        """),
    Fixture(
      V1.RecordTradesResponse.self,
      bytes: "",
      acceptedLengths: [0],
      listing: """
        resumeToken=
        """),
  ]
}
