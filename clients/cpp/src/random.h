#pragma once

#include <chrono>
#include <random>

namespace adaptive_threshold {

/// A random length of time, so that many clients do not come at once.
inline std::chrono::milliseconds between(std::chrono::milliseconds low, std::chrono::milliseconds high) {
  thread_local std::mt19937 generator(std::random_device{}());
  return std::chrono::milliseconds(
      std::uniform_int_distribution<std::chrono::milliseconds::rep>(low.count(), high.count())(generator));
}

}  // namespace adaptive_threshold
