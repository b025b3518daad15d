#include <future>
#include <iostream>

#include <google/protobuf/util/time_util.h>

#include "items.h"

namespace {

using namespace std::chrono_literals;
using adaptive_threshold::Event;
using adaptive_threshold::Watch;
namespace v1 = adaptive_threshold::v1;

/// The next event; the watch is closed when it takes too long.
Event next_of(Watch& watch) {
  auto next = std::async(std::launch::async, [&] { return watch.next(); });
  if (next.wait_for(60s) != std::future_status::ready) watch.close();
  const auto event = next.get();
  must(event.has_value(), "nothing came");
  return *event;
}

void must_begin(Watch& watch) {
  const auto event = next_of(watch);
  must(!event.change && event.snapshot.size() == 1, "no snapshot");
}

/// That the next event is the change to this rsi_threshold; its token.
std::string must_change(Watch& watch, int rsi) {
  const auto event = next_of(watch);
  must(event.change.has_value(), "a snapshot where " + std::to_string(rsi) + " was to come");
  const double got = event.change->threshold_set().thresholds().at("rsi_threshold");
  must(got == rsi, std::to_string(got) + " came where " + std::to_string(rsi) + " was to come");
  return event.token;
}

}  // namespace

void trade_once(const Stage& stage) {
  const auto client = stage.client();
  v1::Trade trade;
  trade.set_symbol(symbol);
  trade.set_side(v1::ACTION_BUY);
  trade.set_pnl_percent(1.25);
  *trade.mutable_closed_at() = google::protobuf::util::TimeUtil::GetCurrentTime();
  bool is_refused = false;
  try {
    client->record_trades({trade});
  } catch (const std::invalid_argument&) {
    is_refused = true;
  }
  must(is_refused, "a trade without an id was sent");
  trade.set_trade_id("once");
  const auto must_count_one = [&] {
    const auto count = stage.control("/trades/count?user=" + stage.user() + "&trade=" + trade.trade_id());
    must(count == "1", "the trade is recorded " + count + " times");
  };
  stage.control("/ambush");
  auto result = client->record_trades({trade}).front();
  std::cout << "killed replica " << stage.control("/ambush/result") << std::endl;
  must(result.status() == v1::RECORD_STATUS_RECORDED || result.status() == v1::RECORD_STATUS_ALREADY_RECORDED,
       result.ShortDebugString());
  must_count_one();
  result = client->record_trades({trade}).front();
  must(result.status() == v1::RECORD_STATUS_ALREADY_RECORDED, result.ShortDebugString());
  must_count_one();

  trade.set_trade_id("answer");
  stage.control("/ambush/answer");
  result = client->record_trades({trade}).front();
  std::cout << "lost the answer of replica " << stage.control("/ambush/result") << std::endl;
  must(result.status() == v1::RECORD_STATUS_ALREADY_RECORDED, result.ShortDebugString());
  must_count_one();
  repeats();
}

void watch_resume(const Stage& stage) {
  const auto client = stage.client();
  const auto watch = client->watch({symbol});
  must_begin(*watch);
  std::string sixth;
  for (int number = 1; number <= 10; ++number) {
    stage.set(50 + number);
    const auto token = must_change(*watch, 50 + number);
    if (number == 3) std::cout << "killed replica " << stage.control("/watch/kill") << std::endl;
    if (number == 6) sixth = token;
  }
  // What the watch would repeat, it would repeat before this.
  stage.set(70);
  must_change(*watch, 70);

  const auto again = client->watch({symbol}, {.token = sixth});
  for (int number = 7; number <= 10; ++number) must_change(*again, 50 + number);
  must_change(*again, 70);
  tokens();
}

void watch_silence(const Stage& stage) {
  const auto client = stage.client();
  const auto watch = client->watch({symbol}, {.bookmark_interval = 5s});
  must_begin(*watch);
  stage.set(61);
  must_change(*watch, 61);
  stage.control("/wire/mute");
  stage.set(62);
  const double took = seconds_of([&] { must_change(*watch, 62); });
  must(took >= 10 && took <= 30, "the change came after " + std::to_string(took) + " s");
  stage.set(63);
  must_change(*watch, 63);
}
