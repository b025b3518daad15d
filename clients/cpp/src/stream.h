#pragma once

#include <chrono>
#include <memory>

#include <grpcpp/completion_queue.h>

#include "adaptive_threshold/v1/adaptive_threshold.grpc.pb.h"
#include "adaptive_threshold/watch.h"

namespace adaptive_threshold {

/// One connection with one stream. It is asynchronous only because a synchronous read has no time limit.
class Watch::Stream {
 public:
  Stream(const Endpoint& endpoint, const v1::WatchThresholdsRequest& request);
  ~Stream();

  /// Whether a message came within the time; otherwise the stream is over.
  bool read(v1::WatchThresholdsResponse* message, std::chrono::milliseconds patience);
  /// Why a read was false; CANCELLED after too much silence, UNAVAILABLE if the server just ended it.
  Error error();
  /// Ends a read. From any thread.
  void cancel() { context_.TryCancel(); }

 private:
  /// Waits for the one operation that is on its way; whether it succeeded. Cancels the stream if it takes too long.
  bool wait(std::chrono::milliseconds patience);

  grpc::ClientContext context_;
  grpc::CompletionQueue queue_;
  std::unique_ptr<v1::AdaptiveThresholdService::Stub> stub_;
  std::unique_ptr<grpc::ClientAsyncReader<v1::WatchThresholdsResponse>> reader_;
  bool started_ = false;
};

}  // namespace adaptive_threshold
