# frozen_string_literal: true

# Asks a thresholdd whether to trade, tells it of trades, and watches thresholds. Messages are those of AdaptiveThreshold::V1,
# generated from proto/.
module AdaptiveThreshold
end

require "grpc"
require "google/protobuf/well_known_types"
require "google/rpc/error_details_pb"
require "adaptive_threshold/v1/adaptive_threshold_services_pb"
require "adaptive_threshold/v1/admin_services_pb"
require "adaptive_threshold/clock"
require "adaptive_threshold/connection"
require "adaptive_threshold/error"
require "adaptive_threshold/gates"
require "adaptive_threshold/memory"
require "adaptive_threshold/recorder"
require "adaptive_threshold/silence"
require "adaptive_threshold/watch"
require "adaptive_threshold/client"
