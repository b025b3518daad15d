#include <thread>

#include "items.h"

namespace {

using namespace std::chrono_literals;
using adaptive_threshold::Client;
using adaptive_threshold::Source;
using adaptive_threshold::Values;
namespace v1 = adaptive_threshold::v1;

/// Passes every gate of the defaults, with this rsi.
Values passing(double rsi = 30) {
  return {.confidence = 0.95, .rsi = rsi, .change_percent = 5, .volume = 5e9, .macd = 0.5};
}

/// That an entry, an exit and a hold are answered so, by that source, in time.
void must_answer(Client& client, Source source, std::chrono::milliseconds deadline, const std::string& wanted) {
  const std::pair<v1::Action, Values> asked[] = {
      {v1::ACTION_BUY, passing()}, {v1::ACTION_SELL, {.intent = v1::INTENT_EXIT}}, {v1::ACTION_HOLD, passing()}};
  std::string answers;
  for (const auto& [action, values] : asked) {
    adaptive_threshold::Decision decision;
    const double took = seconds_of([&] { decision = client.should_trade(symbol, action, values); });
    must(decision.source == source, v1::Action_Name(action) + ": " + decision.reason);
    must(took < std::chrono::duration<double>(deadline + 4s).count(), "took " + std::to_string(took) + " s");
    answers += decision ? "true " : "false ";
  }
  must(answers == wanted, answers);
}

/// The answers to signals of all kinds.
std::string ask(Client& client, Source source) {
  const std::pair<v1::Action, Values> probes[] = {
      {v1::ACTION_SELL, {.confidence = 0.95, .rsi = 99, .change_percent = -5, .volume = 5e9, .macd = -0.5}},
      {v1::ACTION_SELL, passing()},
      {v1::ACTION_BUY, {.confidence = 0.95, .rsi = 30, .change_percent = 5, .volume = 1}},
      {v1::ACTION_BUY, {.confidence = 0.95, .rsi = 30, .change_percent = 0.1, .volume = 5e9}},
      {v1::ACTION_BUY, {.rsi = 30, .change_percent = 5, .volume = 5e9, .macd = 0.5}},
      {v1::ACTION_BUY, {.confidence = 0.95}},
      {v1::ACTION_HOLD, {.confidence = 0.95, .intent = v1::INTENT_EXIT}},
  };
  std::string answers;
  for (const auto& [action, values] : probes) {
    const auto decision = client.should_trade(symbol, action, values);
    must(decision.source == source, v1::Action_Name(action) + ": " + decision.reason);
    answers += decision ? "true " : "false ";
  }
  return answers;
}

}  // namespace

void connects(const Stage& stage) {
  const auto set = stage.client()->thresholds(symbol);
  must(set.thresholds_size() == 5, set.ShortDebugString());
  for (const char* name :
       {"rsi_threshold", "confidence_threshold", "macd_threshold", "volume_threshold", "momentum_threshold"}) {
    must(set.thresholds().contains(name), set.ShortDebugString());
  }
}

void should_trade(const Stage& stage) {
  const auto client = stage.client();
  if (!client->should_trade(symbol, v1::ACTION_BUY, passing())) throw Fault("a passing entry is refused");
  const auto refused = client->should_trade(symbol, v1::ACTION_BUY, passing(99));
  must(!refused, "rsi 99 is traded");
  must(refused.reason.find("rsi") != std::string::npos || refused.reason.find("RSI") != std::string::npos, refused.reason);
  must(refused.source == Source::server && !refused.id.empty(), refused.reason);
}

void fallback(const Stage& stage) {
  const std::chrono::milliseconds deadline = 500ms;
  for (const char* path : {"/wire/cut", "/wire/stall"}) {
    const auto connected = stage.client({.deadline = deadline});
    connected->thresholds(symbol);
    stage.control(path);
    must_answer(*connected, Source::fallback, deadline, "false true false ");
    // And one that never was connected.
    must_answer(*stage.client({.deadline = deadline}), Source::fallback, deadline, "false true false ");
    stage.control("/restore");
  }
}

void last_known(const Stage& stage) {
  bool is_refused = false;
  try {
    stage.client({.last_known = 61s});
  } catch (const std::invalid_argument&) {
    is_refused = true;
  }
  must(is_refused, "61 s was taken");
  constexpr auto age = 3s;
  const auto remembers = stage.client({.last_known = age});
  const auto forgets = stage.client();
  for (Client* client : {remembers.get(), forgets.get()}) {
    must(client->should_trade(symbol, v1::ACTION_BUY, passing()).source == Source::server, "the server was not asked");
  }
  // What the server says of these is what the client has to say by itself.
  const std::string wanted = ask(*remembers, Source::server);
  const auto known = std::chrono::steady_clock::now();
  stage.control("/wire/cut");
  const std::string said = ask(*remembers, Source::last_known);
  must(said == wanted, "the server said " + wanted + ", the client " + said);
  must_answer(*remembers, Source::last_known, 1s, "true true false ");
  const auto failing = remembers->should_trade(symbol, v1::ACTION_BUY, passing(99));
  must(!failing && failing.source == Source::last_known, "rsi 99: " + failing.reason);
  const auto other = remembers->should_trade("ETHUSDT", v1::ACTION_BUY, passing());
  must(!other && other.source == Source::fallback, "another symbol: " + other.reason);
  must_answer(*forgets, Source::fallback, 1s, "false true false ");
  std::this_thread::sleep_until(known + age);
  must_answer(*remembers, Source::fallback, 1s, "false true false ");
}

void deadline(const Stage& stage) {
  const auto client = stage.client({.deadline = 500ms});
  client->thresholds(symbol);
  stage.control("/wire/stall");
  const double took =
      seconds_of([&] { must_fail(grpc::DEADLINE_EXCEEDED, "", [&] { client->thresholds(symbol); }); });
  must(took >= 0.4 && took <= 5, "took " + std::to_string(took) + " s");
}

void wrong_key(const Stage& stage) {
  const auto client = stage.client({.key = std::string(64, 'a')});
  must_fail(grpc::UNAUTHENTICATED, "KEY_UNKNOWN",
            [&] { client->should_trade(symbol, v1::ACTION_BUY, passing()); });
  must_fail(grpc::UNAUTHENTICATED, "KEY_UNKNOWN", [&] { client->thresholds(symbol); });
}
