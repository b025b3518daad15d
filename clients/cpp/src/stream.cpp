#include "stream.h"

namespace adaptive_threshold {

Watch::Stream::Stream(const Endpoint& endpoint, const v1::WatchThresholdsRequest& request)
    : stub_(v1::AdaptiveThresholdService::NewStub(endpoint.connect())) {
  endpoint.identify(context_);
  reader_ = stub_->PrepareAsyncWatchThresholds(&context_, request, &queue_);
  reader_->StartCall(this);
}

Watch::Stream::~Stream() {
  context_.TryCancel();
  // Whatever is on its way comes back before its memory goes; nothing new begins.
  queue_.Shutdown();
  void* tag;
  bool succeeded;
  while (queue_.Next(&tag, &succeeded)) {
  }
}

bool Watch::Stream::read(v1::WatchThresholdsResponse* message, std::chrono::milliseconds patience) {
  if (!started_) {
    started_ = true;
    if (!wait(patience)) return false;
  }
  reader_->Read(message, this);
  return wait(patience);
}

Error Watch::Stream::error() {
  grpc::Status status;
  reader_->Finish(&status, this);
  void* tag;
  bool succeeded;
  // Nothing is left to wait for: the stream has ended, or was cancelled.
  queue_.Next(&tag, &succeeded);
  if (status.ok()) status = grpc::Status(grpc::UNAVAILABLE, "the server ended the watch");
  return Error(status, context_);
}

bool Watch::Stream::wait(std::chrono::milliseconds patience) {
  void* tag;
  bool succeeded;
  const auto deadline = std::chrono::system_clock::now() + patience;
  if (queue_.AsyncNext(&tag, &succeeded, deadline) == grpc::CompletionQueue::TIMEOUT) {
    context_.TryCancel();
    queue_.Next(&tag, &succeeded);
    // A message that came in this very moment is seen again on the next stream.
    return false;
  }
  return succeeded;
}

}  // namespace adaptive_threshold
