#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <grpcpp/server.h>

#include "adaptive_threshold/client.h"

/// A server that answers as told, for what no real one does on request. It answers one call after the other.
class Script {
 public:
  using Clock = std::chrono::steady_clock;

  /// How a call ends.
  struct End {
    grpc::StatusCode code = grpc::OK;
    /// grpc-retry-pushback-ms, if any.
    std::string pushback = {};
  };
  using Record = std::function<End(
      std::size_t call, const adaptive_threshold::v1::RecordTradesRequest&, adaptive_threshold::v1::RecordTradesResponse*)>;
  using Messages = std::vector<adaptive_threshold::v1::WatchThresholdsResponse>;
  using Stream = std::pair<Messages, grpc::StatusCode>;

  /// Answers each RecordTrades by `record`.
  explicit Script(Record record) : Script(std::move(record), {}) {}
  /// Answers the WatchThresholds in turn.
  explicit Script(std::vector<Stream> streams) : Script({}, std::move(streams)) {}
  ~Script();

  adaptive_threshold::Client& client() { return *client_; }
  /// When each RecordTrades came.
  const std::vector<Clock::time_point>& times() const { return times_; }
  /// Of each WatchThresholds.
  const std::vector<std::string>& tokens() const { return tokens_; }

 private:
  class Service;

  Script(Record record, std::vector<Stream> streams);

  Record record_;
  std::vector<Stream> streams_;
  std::vector<Clock::time_point> times_;
  std::vector<std::string> tokens_;
  std::unique_ptr<Service> service_;
  std::unique_ptr<grpc::Server> server_;
  std::unique_ptr<adaptive_threshold::Client> client_;
};
