// Made by proto/generate from adaptive_threshold/v1/adaptive_threshold.proto. Do not edit.
// swift-format-ignore-file

import Messages

extension Fixture {
  static let v1ListAdaptationsResponse: [Fixture] = [
    Fixture(
      V1.ListAdaptationsResponse.self,
      bytes: "0ad3020a1c6772c3b6c39f657220616c7320313520427974653a206137636238661209e697a5e69cace8aa9e1a0361006220fbffffffffffffffff012a2b0a09e697a5e69cace8aa9e116edbb66dd7eee9c019254992246d2ceb4022036100622949922449bbe200412a330a04f09f998211254992240da8e040196edbb66dfd4cf540221061736369692d3262343633346666613529922449929451ccc032360a09e697a5e69cace8aa9e10011a09e697a5e69cace8aa9e221c6772c3b6c39f657220616c7320313520427974653a20373136643938323d0a09e697a5e69cace8aa9e10011a1061736369692d36623132376464383263221c6772c3b6c39f657220616c7320313520427974653a206638353535383a1108daf8c099a1baa0c29e01109dfb9ebb0340a094e496b5bc9fae85014a1061736369692d3637306433623862306650e58498ddb5c7eab9eb015a04f09f99820ab9020a09e697a5e69cace8aa9e1209e697a5e69cace8aa9e1a09e697a5e69cace8aa9e20fbffffffffffffffff012a570a1c6772c3b6c39f657220616c7320313520427974653a2062346132333911254992246b01f140196edbb66d8d4bf440221c6772c3b6c39f657220616c7320313520427974653a2039386266363029000000006e54fbc02a2c0a04f09f9982114992244910bbfbc019dbb66ddb7869f1402209e697a5e69cace8aa9e29000000009094c940322c0a1c6772c3b6c39f657220616c7320313520427974653a2061383038633910011a04f09f99822204f09f9982321e0a0361006210011a03610062221061736369692d346338303530653636623a110887c580d18eb7f6e1c80110a7b79a960340dcbcc0d5a1b0f38c154a09e697a5e69cace8aa9e50baa2bb8ed0fce5a4575a04f09f99821203610062",
      acceptedLengths: [0, 342, 658, 663],
      listing: """
        adaptations.0.adaptationID=6772c3b6c39f657220616c7320313520427974653a20613763623866
        adaptations.0.userID=e697a5e69cace8aa9e
        adaptations.0.symbol=610062
        adaptations.0.cause=-5
        adaptations.0.updates.0.parameter=e697a5e69cace8aa9e
        adaptations.0.updates.0.oldValue=c0e9eed76db6db6e
        adaptations.0.updates.0.newValue=40eb2c6d24924925
        adaptations.0.updates.0.reason=610062
        adaptations.0.updates.0.confidence=4100e2bb49249249
        adaptations.0.updates.1.parameter=f09f9982
        adaptations.0.updates.1.oldValue=40e0a80d24924925
        adaptations.0.updates.1.newValue=40f54cfd6db6db6e
        adaptations.0.updates.1.reason=61736369692d32623436333466666135
        adaptations.0.updates.1.confidence=c0cc519492492492
        adaptations.0.verdicts.0.safeguard=e697a5e69cace8aa9e
        adaptations.0.verdicts.0.blocked=1
        adaptations.0.verdicts.0.parameter=e697a5e69cace8aa9e
        adaptations.0.verdicts.0.detail=6772c3b6c39f657220616c7320313520427974653a20373136643938
        adaptations.0.verdicts.1.safeguard=e697a5e69cace8aa9e
        adaptations.0.verdicts.1.blocked=1
        adaptations.0.verdicts.1.parameter=61736369692d36623132376464383263
        adaptations.0.verdicts.1.detail=6772c3b6c39f657220616c7320313520427974653a20663835353538
        adaptations.0.adaptedAt.seconds=-7024346779526087590
        adaptations.0.adaptedAt.nanos=929545629
        adaptations.0.outcomesThrough=-8837049953506751968
        adaptations.0.learner=61736369692d36373064336238623066
        adaptations.0.version=-1480652680557362587
        adaptations.0.summary=f09f9982
        adaptations.1.adaptationID=e697a5e69cace8aa9e
        adaptations.1.userID=e697a5e69cace8aa9e
        adaptations.1.symbol=e697a5e69cace8aa9e
        adaptations.1.cause=-5
        adaptations.1.updates.0.parameter=6772c3b6c39f657220616c7320313520427974653a20623461323339
        adaptations.1.updates.0.oldValue=40f1016b24924925
        adaptations.1.updates.0.newValue=40f44b8d6db6db6e
        adaptations.1.updates.0.reason=6772c3b6c39f657220616c7320313520427974653a20393862663630
        adaptations.1.updates.0.confidence=c0fb546e00000000
        adaptations.1.updates.1.parameter=f09f9982
        adaptations.1.updates.1.oldValue=c0fbbb1049249249
        adaptations.1.updates.1.newValue=40f16978db6db6db
        adaptations.1.updates.1.reason=e697a5e69cace8aa9e
        adaptations.1.updates.1.confidence=40c9949000000000
        adaptations.1.verdicts.0.safeguard=6772c3b6c39f657220616c7320313520427974653a20613830386339
        adaptations.1.verdicts.0.blocked=1
        adaptations.1.verdicts.0.parameter=f09f9982
        adaptations.1.verdicts.0.detail=f09f9982
        adaptations.1.verdicts.1.safeguard=610062
        adaptations.1.verdicts.1.blocked=1
        adaptations.1.verdicts.1.parameter=610062
        adaptations.1.verdicts.1.detail=61736369692d34633830353065363662
        adaptations.1.adaptedAt.seconds=-3980098257440202105
        adaptations.1.adaptedAt.nanos=851876775
        adaptations.1.outcomesThrough=1520472307891445340
        adaptations.1.learner=e697a5e69cace8aa9e
        adaptations.1.version=6289725364433244474
        adaptations.1.summary=f09f9982
        nextPageToken=610062
        """),
    Fixture(
      V1.ListAdaptationsResponse.self,
      bytes: "",
      acceptedLengths: [0],
      listing: """
        nextPageToken=
        """),
  ]
}
