#include "adaptive_threshold/memory.h"

namespace adaptive_threshold {
namespace {

constexpr std::size_t scopes_max = 10'000;

}  // namespace

void Memory::keep(const v1::EvaluateResponse& response, Clock::time_point asked) {
  if (age_max_ <= Clock::duration::zero() || !response.has_thresholds()) return;
  const auto age = std::chrono::seconds(response.age().seconds()) + std::chrono::nanoseconds(response.age().nanos());
  Entry entry{{response.thresholds().user_id(), response.thresholds().symbol()}, std::nullopt, asked - age};
  if (response.locks().empty()) entry.set = response.thresholds();

  const std::lock_guard lock(mutex_);
  if (const auto before = scopes_.find(entry.scope); before != scopes_.end()) oldest_first_.erase(before->second);
  const Scope scope = entry.scope;
  scopes_[scope] = oldest_first_.insert(oldest_first_.end(), std::move(entry));
  if (oldest_first_.size() > scopes_max) {
    scopes_.erase(oldest_first_.front().scope);
    oldest_first_.pop_front();
  }
}

std::optional<Memory::Known> Memory::recall(const std::string& user, const std::string& symbol) const {
  const std::lock_guard lock(mutex_);
  const auto found = scopes_.find({user, symbol});
  if (found == scopes_.end() || !found->second->set) return std::nullopt;
  const auto age = Clock::now() - found->second->at;
  if (age > age_max_) return std::nullopt;
  return Known{*found->second->set, age};
}

}  // namespace adaptive_threshold
