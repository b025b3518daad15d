#pragma once

#include <functional>
#include <memory>
#include <stdexcept>
#include <set>
#include <string>

#include "adaptive_threshold/client.h"

inline const std::string symbol = "BTCUSDT";

/// Ends an item.
struct Fault : std::runtime_error {
  using std::runtime_error::runtime_error;
};

inline void must(bool condition, const std::string& text) {
  if (!condition) throw Fault(text);
}

/// That a call ends with an error of one of those codes, and with that reason.
void must_fail(const std::set<grpc::StatusCode>& codes, const std::string& reason, const std::function<void()>& call);
inline void must_fail(grpc::StatusCode code, const std::string& reason, const std::function<void()>& call) {
  must_fail(std::set<grpc::StatusCode>{code}, reason, call);
}

std::string environment(const std::string& name);

/// Seconds that something takes.
double seconds_of(const std::function<void()>& work);

/// What one item plays on, with a user of its own. clients/README.md says what the stage of Tests/Clients is.
class Stage {
 public:
  explicit Stage(const std::string& item) : user_(environment("THRESHOLD_USER") + "-" + item) {}

  const std::string& user() const { return user_; }
  /// Connects through the proxy, with the stage's key unless the options have another.
  std::unique_ptr<adaptive_threshold::Client> client(adaptive_threshold::Options options = {}) const;
  /// Changes the stage; what it answers.
  std::string control(const std::string& path) const;
  /// Changes rsi_threshold on some replica.
  void set(int rsi) const;

 private:
  std::string user_;
};
