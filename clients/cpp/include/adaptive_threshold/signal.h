#pragma once

#include <optional>

#include "adaptive_threshold/v1/types.pb.h"

namespace adaptive_threshold {

/// What a bot saw. An absent number is absent, not zero: its gate is skipped, except that an entry needs a confidence.
struct Values {
  /// The bot's own, 0 to 1.
  std::optional<double> confidence = {};
  /// Relative strength index, 0 to 100.
  std::optional<double> rsi = {};
  /// Change of price over the bot's look-back, in percent, signed.
  std::optional<double> change_percent = {};
  /// Traded in 24 hours, in quote currency.
  std::optional<double> volume = {};
  /// In percent of price: 100 * MACD / close, signed.
  std::optional<double> macd = {};
  /// At which the bot would trade.
  std::optional<double> price = {};
  /// Opens a position, or with INTENT_EXIT reduces one.
  v1::Intent intent = v1::INTENT_ENTRY;
};

/// Decides as the server does: an exit always, a hold never, an entry if no gate stands in its way. Each gate is written
/// as "passes", so that NaN passes none.
bool passes(const v1::Signal& signal, const v1::ThresholdSet& set);

/// Whether a signal reduces a position. A hold trades nothing.
bool is_exit(const v1::Signal& signal);

}  // namespace adaptive_threshold
