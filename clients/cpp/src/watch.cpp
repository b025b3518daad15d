#include "adaptive_threshold/watch.h"

#include <algorithm>

#include "stream.h"

namespace adaptive_threshold {
namespace {

using namespace std::chrono_literals;

/// Before another connection, unless the server asks for longer.
constexpr std::chrono::milliseconds reconnect_delay = 1s;

/// What the server makes of it; otherwise silence would be misjudged.
std::chrono::milliseconds clamped(std::chrono::milliseconds interval) {
  return std::clamp<std::chrono::milliseconds>(interval, 5s, 60s);
}

}  // namespace

Watch::Watch(Endpoint endpoint, const std::string& user, const std::vector<std::string>& symbols, WatchOptions options)
    : endpoint_(std::move(endpoint)),
      silence_max_(3 * clamped(options.bookmark_interval)),
      token_(std::move(options.token)) {
  for (const std::string& symbol : symbols) {
    v1::Scope* scope = request_.add_scopes();
    scope->set_user_id(user);
    scope->set_symbol(symbol);
  }
  request_.set_conflate(options.conflate);
  request_.set_auto_resnapshot(true);
  const auto interval = clamped(options.bookmark_interval);
  request_.mutable_bookmark_interval()->set_seconds(interval / 1s);
  request_.mutable_bookmark_interval()->set_nanos(std::chrono::nanoseconds(interval % 1s).count());
}

Watch::~Watch() { end(); }

std::optional<Event> Watch::next() {
  while (!is_closed()) {
    open();
    v1::WatchThresholdsResponse message;
    // The peer is gone after so much silence, though no packet may ever say so.
    if (stream_->read(&message, silence_max_)) {
      if (auto event = take(std::move(message))) return event;
    } else {
      lost(stream_->error());
    }
  }
  end();
  return std::nullopt;
}

void Watch::close() {
  const std::lock_guard lock(mutex_);
  closed_ = true;
  if (stream_) stream_->cancel();
  changed_.notify_all();
}

void Watch::open() {
  const std::lock_guard lock(mutex_);
  if (stream_) return;
  partial_.reset();
  request_.set_resume_token(token_);
  // Its own connection, and a new one each time: what was lost may be half-open, and would swallow the next stream too.
  stream_ = std::make_unique<Stream>(endpoint_, request_);
  if (closed_) stream_->cancel();
}

void Watch::end() {
  std::unique_ptr<Stream> ended;
  const std::lock_guard lock(mutex_);
  ended.swap(stream_);
}

std::optional<Event> Watch::take(v1::WatchThresholdsResponse message) {
  switch (message.event_case()) {
    case v1::WatchThresholdsResponse::kSnapshot: {
      if (!partial_) partial_.emplace();
      for (auto& set : *message.mutable_snapshot()->mutable_threshold_sets()) partial_->push_back(std::move(set));
      return std::nullopt;
    }
    case v1::WatchThresholdsResponse::kSnapshotComplete: {
      token_ = message.resume_token();
      Event event{.snapshot = std::move(partial_).value_or(std::vector<v1::ThresholdSet>()), .token = token_};
      partial_.reset();
      return event;
    }
    case v1::WatchThresholdsResponse::kChange:
      token_ = message.resume_token();
      return Event{.change = std::move(*message.mutable_change()), .token = token_};
    case v1::WatchThresholdsResponse::kBookmark:
      if (!partial_) token_ = message.resume_token();
      return std::nullopt;
    case v1::WatchThresholdsResponse::kGoingAway: {
      const auto& after = message.going_away().reconnect_after();
      end();
      pause(std::chrono::milliseconds(after.seconds() * 1'000 + after.nanos() / 1'000'000));
      return std::nullopt;
    }
    case v1::WatchThresholdsResponse::EVENT_NOT_SET:
      return std::nullopt;
  }
  return std::nullopt;
}

void Watch::lost(const Error& error) {
  end();
  if (is_closed()) return;
  // After REVISION_COMPACTED it begins again with a snapshot.
  if (!error.is_away() && error.reason() != "REVISION_COMPACTED") throw error;
  pause(std::max(reconnect_delay, error.retry_after().value_or(0ms)));
}

void Watch::pause(std::chrono::milliseconds duration) {
  std::unique_lock lock(mutex_);
  changed_.wait_for(lock, duration, [this] { return closed_; });
}

bool Watch::is_closed() {
  const std::lock_guard lock(mutex_);
  return closed_;
}

}  // namespace adaptive_threshold
