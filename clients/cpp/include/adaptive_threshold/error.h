#pragma once

#include <chrono>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include <grpcpp/client_context.h>
#include <grpcpp/support/status.h>

namespace adaptive_threshold {

/// What a call ended with.
class Error : public std::runtime_error {
 public:
  /// What is wrong with one field.
  struct Fault {
    std::string field;
    std::string description;
  };

  /// Reads the status of a call and the trailers that came with it, `context` being the call's.
  ///
  /// UNKNOWN, INTERNAL and CANCELLED without a reason, which every error of the server has, are a connection that broke on the
  /// way, and become UNAVAILABLE. (A call that its maker cancelled needs no reading.)
  Error(const grpc::Status& status, const grpc::ClientContext& context);
  Error(grpc::StatusCode code, const std::string& message);

  grpc::StatusCode code() const { return code_; }
  /// The server's constant name of the cause, such as TRADE_CONFLICT; empty if the error is not the server's own.
  const std::string& reason() const { return details_.reason; }
  /// Every bad field, with INVALID_ARGUMENT.
  const std::vector<Fault>& faults() const { return details_.faults; }
  /// How long the server asks to wait before the same call.
  std::optional<std::chrono::milliseconds> retry_after() const { return details_.retry_after; }

  /// Whether the server could not be asked, or had no answer.
  bool is_away() const;
  /// Whether a call that is harmless to repeat may succeed a little later.
  bool is_repeatable() const;

 private:
  struct Details {
    std::string reason;
    std::vector<Fault> faults;
    std::optional<std::chrono::milliseconds> retry_after;
    /// The server asks not to repeat the call.
    bool is_final = false;
  };

  Error(const grpc::Status& status, Details details);
  static grpc::Status unbroken(const grpc::Status& status, const Details& details);
  static Details read(const grpc::Status& status, const grpc::ClientContext& context);
  static std::string text(const grpc::Status& status, const Details& details);

  grpc::StatusCode code_;
  Details details_;
};

}  // namespace adaptive_threshold
