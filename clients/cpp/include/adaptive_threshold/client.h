#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "adaptive_threshold/connection.h"
#include "adaptive_threshold/error.h"
#include "adaptive_threshold/memory.h"
#include "adaptive_threshold/signal.h"
#include "adaptive_threshold/v1/adaptive_threshold.grpc.pb.h"
#include "adaptive_threshold/watch.h"

namespace adaptive_threshold {

/// What a decision rests on.
enum class Source {
  /// The server decided.
  server,
  /// The server could not be asked; the last known thresholds decided.
  last_known,
  /// The server could not be asked, and nothing recent is known: no entry, every exit.
  fallback,
};

/// What was decided on one signal; true if it is to be traded.
struct Decision {
  bool should_trade = false;
  Source source = Source::fallback;
  /// In one sentence, for people.
  std::string reason = {};
  /// For record_trades; empty unless the server decided.
  std::string id = {};
  /// That decided; none with Source::fallback.
  std::optional<v1::ThresholdSet> thresholds = {};
  /// The server's whole answer; none unless it decided.
  std::optional<v1::EvaluateResponse> response = {};

  explicit operator bool() const { return should_trade; }
};

struct Options {
  /// Goes along with every call; empty for a server without keys.
  std::string key = {};
  /// Of a call.
  std::chrono::milliseconds deadline = std::chrono::seconds(1);
  /// Decide from the last known thresholds while the server cannot be asked, if they are no older than this; at most 60 s.
  /// Zero: refuse such entries.
  std::chrono::milliseconds last_known = std::chrono::seconds(0);
  /// Null for plain text.
  std::shared_ptr<grpc::ChannelCredentials> credentials = nullptr;
};

/// Acts for one user, over one connection, and one more for each watch. Any number of threads may share it.
class Client {
 public:
  /// Connects to `target`, such as 127.0.0.1:50051, at the first call: a server that is away shows there.
  ///
  /// Throws std::invalid_argument if `last_known` is negative or more than 60 s.
  Client(std::string target, std::string user, Options options = {});

  /// Tells whether to trade a signal, within the deadline and whatever becomes of the server: while it cannot be asked,
  /// entries are refused and exits allowed; see Options::last_known.
  ///
  ///     if (client.should_trade("BTCUSDT", ACTION_BUY, {.confidence = 0.92, .rsi = 41}))
  ///
  /// Throws Error for what is the caller's to mend, such as a wrong key or a bad field.
  Decision should_trade(const std::string& symbol, v1::Action action, const Values& values = {});

  /// Effective thresholds of a symbol; of the user's global set if it is empty. Throws Error.
  v1::ThresholdSet thresholds(const std::string& symbol = "");

  /// Records closed trades, at most 1,000, and returns what became of each, in order; what is answered is durable. A trade
  /// without a user is the client's user's.
  ///
  /// It tries again while the server is away, until the deadline: a trade is known by its id, so that one whose answer got
  /// lost comes back as ALREADY_RECORDED and counts once. A result with an error is the caller's to mend.
  ///
  /// Throws std::invalid_argument for a trade without an id, and Error.
  std::vector<v1::RecordResult> record_trades(
      std::vector<v1::Trade> trades, std::chrono::milliseconds deadline = std::chrono::seconds(30));

  /// Watches symbols; an empty one is the user's global set.
  std::unique_ptr<Watch> watch(const std::vector<std::string>& symbols, WatchOptions options = {}) const;

  /// Every call as generated, to be made with a `context()`.
  v1::AdaptiveThresholdService::StubInterface& service() { return *stub_; }
  /// For one call of `service()`: key and deadline are on it.
  std::unique_ptr<grpc::ClientContext> context() const;

 private:
  v1::EvaluateResponse evaluate(const v1::EvaluateRequest& request, std::chrono::system_clock::time_point deadline);
  std::vector<v1::RecordResult> record(const std::vector<v1::Trade>& trades, std::chrono::milliseconds deadline);

  const std::string user_;
  const Options options_;
  const Endpoint endpoint_;
  const std::unique_ptr<v1::AdaptiveThresholdService::Stub> stub_;
  Memory memory_;
};

}  // namespace adaptive_threshold
