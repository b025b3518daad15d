#include "adaptive_threshold/signal.h"

#include <cmath>

namespace adaptive_threshold {
namespace {

bool trades_something(const v1::Signal& signal) {
  return signal.action() == v1::ACTION_BUY || signal.action() == v1::ACTION_SELL;
}

}  // namespace

bool is_exit(const v1::Signal& signal) { return signal.intent() == v1::INTENT_EXIT && trades_something(signal); }

bool passes(const v1::Signal& signal, const v1::ThresholdSet& set) {
  if (!trades_something(signal)) return false;
  if (is_exit(signal)) return true;
  const auto& thresholds = set.thresholds();
  const auto reaches = [&](double observed, const char* parameter) {
    const auto threshold = thresholds.find(parameter);
    return threshold != thresholds.end() && observed >= threshold->second;
  };
  const auto stays_below = [&](double observed, const char* parameter) {
    const auto threshold = thresholds.find(parameter);
    return threshold != thresholds.end() && observed <= threshold->second;
  };
  const bool buys = signal.action() == v1::ACTION_BUY;
  return signal.has_confidence() && reaches(signal.confidence(), "confidence_threshold") &&
         (!buys || !signal.has_rsi() || stays_below(signal.rsi(), "rsi_threshold")) &&
         (!signal.has_macd() || reaches(buys ? signal.macd() : -signal.macd(), "macd_threshold")) &&
         (!signal.has_volume() || reaches(signal.volume(), "volume_threshold")) &&
         (!signal.has_change_percent() || reaches(std::abs(signal.change_percent()), "momentum_threshold"));
}

}  // namespace adaptive_threshold
