// Made by proto/generate from adaptive_threshold/v1/adaptive_threshold.proto. Do not edit.
// swift-format-ignore-file

import Messages

extension Fixture {
  static let v1RecordResult: [Fixture] = [
    Fixture(
      V1.RecordResult.self,
      bytes: "0a1061736369692d3537366335616636316310fbffffffffffffffff011a7508b3bbc9980412036100621a04f09f998222300a1061736369692d64306534373634326466121c6772c3b6c39f657220616c7320313520427974653a2039396466383622300a1c6772c3b6c39f657220616c7320313520427974653a20353930646337121061736369692d3466643635353332623820012a04f09f9982",
      acceptedLengths: [0, 18, 29, 148, 150, 156],
      listing: """
        id=61736369692d35373663356166363163
        status=-5
        error.code=1125277107
        error.reason=610062
        error.message=f09f9982
        error.faults.0.field=61736369692d64306534373634326466
        error.faults.0.description=6772c3b6c39f657220616c7320313520427974653a20393964663836
        error.faults.1.field=6772c3b6c39f657220616c7320313520427974653a20353930646337
        error.faults.1.description=61736369692d34666436353533326238
        learned=1
        notLearnedReason=f09f9982
        """),
    Fixture(
      V1.RecordResult.self,
      bytes: "1a00",
      acceptedLengths: [0, 2],
      listing: """
        id=
        status=0
        error.code=0
        error.reason=
        error.message=
        learned=0
        notLearnedReason=
        """),
    Fixture(
      V1.RecordResult.self,
      bytes: "",
      acceptedLengths: [0],
      listing: """
        id=
        status=0
        learned=0
        notLearnedReason=
        """),
  ]
}
