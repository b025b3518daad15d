// The example bot: it takes signals from a made-up market, asks whether to trade each, trades on paper, records what became
// of it, and shows its thresholds as they change.

#include <cmath>
#include <cstdlib>
#include <iostream>
#include <optional>
#include <random>
#include <sstream>
#include <thread>

#include <google/protobuf/util/time_util.h>

#include "adaptive_threshold/client.h"

namespace {

using namespace std::chrono_literals;
using adaptive_threshold::Client;
using adaptive_threshold::Watch;
namespace v1 = adaptive_threshold::v1;
using google::protobuf::util::TimeUtil;

constexpr const char* symbol = "BTCUSDT";
constexpr int rounds = 40;
/// Rounds that a position is held.
constexpr int rounds_held = 2;
/// Percent, entry and exit together.
constexpr double fee = 0.2;

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value ? value : "";
}

/// One line at a time, whichever thread says it.
void say(const std::string& text) { std::cout << text + "\n" << std::flush; }

std::string text(const v1::ThresholdSet& set) {
  std::ostringstream text;
  for (const auto& [parameter, value] : set.thresholds()) text << " " << parameter << " " << value;
  return text.str();
}

void show(Watch& watch) {
  try {
    while (const auto event = watch.next()) {
      for (const auto& set : event->snapshot) say("thresholds are" + text(set));
      if (event->change) say("thresholds are now" + text(event->change->threshold_set()));
    }
  } catch (const adaptive_threshold::Error& error) {
    say(std::string("the watch has ended: ") + error.what());
  }
}

/// Trades on paper, with one position at a time.
class Bot {
 public:
  explicit Bot(Client& client) : client_(client) {}

  void run() {
    for (int round = 0; round < rounds; ++round) {
      const double change = between(-5, 5);
      price_ *= 1 + change / 100;
      if (position_) {
        consider_exit();
      } else {
        consider_entry(change);
      }
      std::this_thread::sleep_for(50ms);
    }
  }

  int recorded() const { return recorded_; }

 private:
  struct Position {
    std::string decision;
    double price;
    google::protobuf::Timestamp opened;
    int rounds = 0;
  };

  void consider_entry(double change) {
    const auto decision = client_.should_trade(
        symbol, v1::ACTION_BUY,
        {.confidence = between(0.7, 1), .rsi = between(20, 80), .change_percent = change, .volume = 5e9,
         .macd = std::abs(change) / 10, .price = price_});
    // Without the server there is no decision to learn from, and on paper nothing is lost by waiting for it.
    if (!decision || decision.id.empty()) return;
    say("bought at " + std::to_string(price_) + ": " + decision.reason);
    position_ = Position{decision.id, price_, TimeUtil::GetCurrentTime()};
  }

  void consider_exit() {
    if (++position_->rounds < rounds_held) return;
    if (!client_.should_trade(symbol, v1::ACTION_SELL, {.intent = v1::INTENT_EXIT})) return;
    record(*position_);
    position_.reset();
  }

  void record(const Position& closed) {
    v1::Trade trade;
    trade.set_trade_id("paper-" + closed.decision);
    trade.set_symbol(symbol);
    trade.set_decision_id(closed.decision);
    trade.set_side(v1::ACTION_BUY);
    trade.set_entry_price(closed.price);
    trade.set_exit_price(price_);
    trade.set_pnl_percent(100 * (price_ / closed.price - 1) - fee);
    *trade.mutable_opened_at() = closed.opened;
    *trade.mutable_closed_at() = TimeUtil::GetCurrentTime();
    const auto result = client_.record_trades({trade}).front();
    if (result.has_error()) throw std::runtime_error(result.error().reason() + ": " + result.error().message());
    ++recorded_;
    say("sold at " + std::to_string(price_) + ": " + std::to_string(trade.pnl_percent()) + " %");
  }

  double between(double low, double high) { return std::uniform_real_distribution(low, high)(generator_); }

  Client& client_;
  std::mt19937 generator_{std::random_device{}()};
  double price_ = 100;
  std::optional<Position> position_;
  int recorded_ = 0;
};

}  // namespace

int main() {
  try {
    Client client(environment("THRESHOLD_TARGET"), environment("THRESHOLD_USER"),
                  {.key = environment("THRESHOLD_KEY"), .last_known = 60s});
    const auto watch = client.watch({symbol});
    std::thread watcher([&] { show(*watch); });
    Bot bot(client);
    std::string fault;
    try {
      bot.run();
    } catch (const std::exception& error) {
      fault = error.what();
    }
    watch->close();
    watcher.join();
    if (!fault.empty()) throw std::runtime_error(fault);
    say(std::to_string(bot.recorded()) + " trades recorded");
    return 0;
  } catch (const std::exception& error) {
    std::cerr << error.what() << std::endl;
    return 1;
  }
}
