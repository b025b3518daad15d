#pragma once

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "adaptive_threshold/connection.h"
#include "adaptive_threshold/error.h"
#include "adaptive_threshold/v1/adaptive_threshold.pb.h"

namespace adaptive_threshold {

struct WatchOptions {
  /// Of the last event seen: go on after it, without a snapshot.
  std::string token = {};
  /// Let a reader that is too slow have the latest change of each scope instead of every one.
  bool conflate = false;
  /// 5 to 60 s; after three of them without a message the watch reconnects.
  std::chrono::milliseconds bookmark_interval = std::chrono::seconds(15);
};

/// A snapshot or a change.
struct Event {
  /// The state of all watched scopes: at the beginning, and again if the log was compacted past the watch.
  std::vector<v1::ThresholdSet> snapshot = {};
  /// A change of one scope; none with a snapshot.
  std::optional<v1::WatchThresholdsResponse::Change> change = {};
  /// Goes on after this event, in any process and on any replica.
  std::string token = {};
};

/// Shows the thresholds of symbols and then every change, once and in order, over any number of connections. Made by
/// Client::watch; one thread reads it, any may close it.
///
///     while (auto event = watch->next()) ...
class Watch {
 public:
  Watch(Endpoint endpoint, const std::string& user, const std::vector<std::string>& symbols, WatchOptions options);
  ~Watch();
  Watch(const Watch&) = delete;
  Watch& operator=(const Watch&) = delete;

  /// Waits for the next event; none once the watch is closed. Throws Error if another connection would not mend it.
  std::optional<Event> next();
  /// Ends `next` at once.
  void close();
  /// Goes on after the last event, or after a bookmark that followed it; empty before the first snapshot. The reader's.
  const std::string& token() const { return token_; }

 private:
  /// One connection with its stream.
  class Stream;

  void open();
  void end();
  std::optional<Event> take(v1::WatchThresholdsResponse message);
  /// Ends the stream and waits, if another one may help.
  void lost(const Error& error);
  /// Waits, unless the watch is closed.
  void pause(std::chrono::milliseconds duration);
  bool is_closed();

  const Endpoint endpoint_;
  v1::WatchThresholdsRequest request_;
  const std::chrono::milliseconds silence_max_;
  std::string token_;
  /// What has come of a snapshot that is not complete; until it is, tokens do not stand for the whole.
  std::optional<std::vector<v1::ThresholdSet>> partial_;

  std::mutex mutex_;
  std::condition_variable changed_;
  bool closed_ = false;
  std::unique_ptr<Stream> stream_;
};

}  // namespace adaptive_threshold
