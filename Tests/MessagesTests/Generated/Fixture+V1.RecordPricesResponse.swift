// Made by proto/generate from adaptive_threshold/v1/adaptive_threshold.proto. Do not edit.
// swift-format-ignore-file

import Messages

extension Fixture {
  static let v1RecordPricesResponse: [Fixture] = [
    Fixture(
      V1.RecordPricesResponse.self,
      bytes: "0a7c0a09e697a5e69cace8aa9e10fbffffffffffffffff011a5008eafe86b40612036100621a1061736369692d3832323866333635313322180a1061736369692d366166376533373562391204f09f998222170a03610062121061736369692d6233313435346133393920012a1061736369692d333865386237386437310a680a04f09f998210fbffffffffffffffff011a4d08e7d9916d121061736369692d373432313435613536301a1061736369692d6565633766623138623722160a09e697a5e69cace8aa9e1209e697a5e69cace8aa9e220a0a03610062120361006220012a04f09f99821209e697a5e69cace8aa9e",
      acceptedLengths: [0, 126, 232, 243],
      listing: """
        results.0.id=e697a5e69cace8aa9e
        results.0.status=-5
        results.0.error.code=1719779178
        results.0.error.reason=610062
        results.0.error.message=61736369692d38323238663336353133
        results.0.error.faults.0.field=61736369692d36616637653337356239
        results.0.error.faults.0.description=f09f9982
        results.0.error.faults.1.field=610062
        results.0.error.faults.1.description=61736369692d62333134353461333939
        results.0.learned=1
        results.0.notLearnedReason=61736369692d33386538623738643731
        results.1.id=f09f9982
        results.1.status=-5
        results.1.error.code=228879591
        results.1.error.reason=61736369692d37343231343561353630
        results.1.error.message=61736369692d65656337666231386237
        results.1.error.faults.0.field=e697a5e69cace8aa9e
        results.1.error.faults.0.description=e697a5e69cace8aa9e
        results.1.error.faults.1.field=610062
        results.1.error.faults.1.description=610062
        results.1.learned=1
        results.1.notLearnedReason=f09f9982
        resumeToken=e697a5e69cace8aa9e
        """),
    Fixture(
      V1.RecordPricesResponse.self,
      bytes: "",
      acceptedLengths: [0],
      listing: """
        resumeToken=
        """),
  ]
}
