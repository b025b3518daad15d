#include "adaptive_threshold/error.h"

#include <charconv>

#include "adaptive_threshold/rpc/error_details.pb.h"
#include "adaptive_threshold/rpc/status.pb.h"

namespace adaptive_threshold {
namespace {

const char* name(grpc::StatusCode code) {
  static const char* const names[] = {
      "OK",         "CANCELLED",          "UNKNOWN",           "INVALID_ARGUMENT",
      "DEADLINE_EXCEEDED", "NOT_FOUND",   "ALREADY_EXISTS",    "PERMISSION_DENIED",
      "RESOURCE_EXHAUSTED", "FAILED_PRECONDITION", "ABORTED",  "OUT_OF_RANGE",
      "UNIMPLEMENTED", "INTERNAL",        "UNAVAILABLE",       "DATA_LOSS",
      "UNAUTHENTICATED"};
  return code >= 0 && code <= grpc::UNAUTHENTICATED ? names[code] : "UNKNOWN";
}

/// Reads a detail of the standard model; its messages have another package here, see `generate`.
template <typename Message>
bool unpack(const google::protobuf::Any& any, const char* type, Message* message) {
  const std::string& url = any.type_url();
  return url.substr(url.rfind('/') + 1) == type && message->ParseFromString(any.value());
}

}  // namespace

Error::Error(const grpc::Status& status, const grpc::ClientContext& context)
    : Error(unbroken(status, read(status, context)), read(status, context)) {}

Error::Error(grpc::StatusCode code, const std::string& message) : Error(grpc::Status(code, message), Details()) {}

grpc::Status Error::unbroken(const grpc::Status& status, const Details& details) {
  const auto code = status.error_code();
  const bool may_be_broken = code == grpc::UNKNOWN || code == grpc::INTERNAL || code == grpc::CANCELLED;
  if (!may_be_broken || !details.reason.empty()) return status;
  return grpc::Status(grpc::UNAVAILABLE, std::string(name(code)) + ": " + status.error_message());
}

Error::Error(const grpc::Status& status, Details details)
    : std::runtime_error(text(status, details)), code_(status.error_code()), details_(std::move(details)) {}

Error::Details Error::read(const grpc::Status& status, const grpc::ClientContext& context) {
  Details found;
  rpc::Status rich;
  if (rich.ParseFromString(status.error_details())) {
    for (const auto& detail : rich.details()) {
      rpc::ErrorInfo info;
      rpc::BadRequest request;
      rpc::RetryInfo retry;
      if (unpack(detail, "google.rpc.ErrorInfo", &info)) {
        found.reason = info.reason();
      } else if (unpack(detail, "google.rpc.BadRequest", &request)) {
        for (const auto& violation : request.field_violations()) {
          found.faults.push_back({violation.field(), violation.description()});
        }
      } else if (unpack(detail, "google.rpc.RetryInfo", &retry)) {
        found.retry_after = std::chrono::milliseconds(
            retry.retry_delay().seconds() * 1'000 + retry.retry_delay().nanos() / 1'000'000);
      }
    }
  }
  // A number that is negative, or none, means "not again". Source: gRFC A6.
  const auto& trailers = context.GetServerTrailingMetadata();
  if (auto pushback = trailers.find("grpc-retry-pushback-ms"); pushback != trailers.end()) {
    const char* begin = pushback->second.data();
    const char* end = begin + pushback->second.size();
    int milliseconds = -1;
    auto [stopped, fault] = std::from_chars(begin, end, milliseconds);
    if (fault == std::errc() && stopped == end && milliseconds >= 0) {
      found.retry_after = std::chrono::milliseconds(milliseconds);
    } else {
      found.is_final = true;
    }
  }
  return found;
}

std::string Error::text(const grpc::Status& status, const Details& details) {
  std::string text = name(status.error_code());
  if (!details.reason.empty()) text += " (" + details.reason + ")";
  text += ": " + status.error_message();
  for (const Fault& fault : details.faults) text += "; " + fault.field + " " + fault.description;
  return text;
}

bool Error::is_away() const {
  switch (code_) {
    case grpc::UNAVAILABLE:
    case grpc::DEADLINE_EXCEEDED:
    case grpc::RESOURCE_EXHAUSTED:
    case grpc::INTERNAL:
    case grpc::UNKNOWN:
    case grpc::ABORTED:
    case grpc::DATA_LOSS:
      return true;
    default:
      return false;
  }
}

bool Error::is_repeatable() const {
  switch (code_) {
    case grpc::UNAVAILABLE:
    case grpc::DEADLINE_EXCEEDED:
      return !details_.is_final;
    case grpc::RESOURCE_EXHAUSTED:
    case grpc::ABORTED:
      return !details_.is_final && details_.retry_after.has_value();
    default:
      return false;
  }
}

}  // namespace adaptive_threshold
