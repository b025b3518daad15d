#pragma once

#include <memory>
#include <string>

#include <grpcpp/channel.h>
#include <grpcpp/client_context.h>
#include <grpcpp/security/credentials.h>

namespace adaptive_threshold {

/// Where a client connects to, and as whom.
struct Endpoint {
  /// Such as 127.0.0.1:50051.
  std::string target;
  /// Goes along with every call; empty for none.
  std::string key;
  /// Null for plain text.
  std::shared_ptr<grpc::ChannelCredentials> credentials;

  /// A connection that is shared with nobody. It connects at its first call.
  std::shared_ptr<grpc::Channel> connect() const;
  /// Puts the key on a call.
  void identify(grpc::ClientContext& context) const;
};

}  // namespace adaptive_threshold
