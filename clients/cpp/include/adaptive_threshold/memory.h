#pragma once

#include <chrono>
#include <list>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

#include "adaptive_threshold/v1/adaptive_threshold.pb.h"

namespace adaptive_threshold {

/// What the server last answered about each scope, of 10,000 at most; the oldest goes first. For any number of threads.
class Memory {
 public:
  /// A clock that nobody sets.
  using Clock = std::chrono::steady_clock;

  struct Known {
    v1::ThresholdSet set;
    Clock::duration age;
  };

  /// Thresholds older than `age_max` are not recalled; with zero none are kept.
  explicit Memory(Clock::duration age_max) : age_max_(age_max) {}

  /// Remembers an answer to a question of that time; a stale answer is older by its age. One that came with locks decides
  /// nothing.
  void keep(const v1::EvaluateResponse& response, Clock::time_point asked);
  std::optional<Known> recall(const std::string& user, const std::string& symbol) const;

 private:
  using Scope = std::pair<std::string, std::string>;
  struct Entry {
    Scope scope;
    std::optional<v1::ThresholdSet> set;
    Clock::time_point at;
  };

  const Clock::duration age_max_;
  mutable std::mutex mutex_;
  std::list<Entry> oldest_first_;
  std::map<Scope, std::list<Entry>::iterator> scopes_;
};

}  // namespace adaptive_threshold
