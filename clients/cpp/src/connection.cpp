#include "adaptive_threshold/connection.h"

#include <grpcpp/create_channel.h>
#include <grpcpp/support/channel_arguments.h>

namespace adaptive_threshold {

std::shared_ptr<grpc::Channel> Endpoint::connect() const {
  grpc::ChannelArguments arguments;
  // Otherwise the library joins connections to the same target, and a watch could not leave a dead one.
  arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
  // Finds a connection that is dead without a word. The server permits a ping every 10 s.
  arguments.SetInt(GRPC_ARG_KEEPALIVE_TIME_MS, 20'000);
  arguments.SetInt(GRPC_ARG_KEEPALIVE_TIMEOUT_MS, 5'000);
  arguments.SetInt(GRPC_ARG_KEEPALIVE_PERMIT_WITHOUT_CALLS, 1);
  arguments.SetInt(GRPC_ARG_HTTP2_MAX_PINGS_WITHOUT_DATA, 0);
  // A server that is back is found within two seconds, not within the two minutes of the library.
  arguments.SetInt(GRPC_ARG_INITIAL_RECONNECT_BACKOFF_MS, 100);
  arguments.SetInt(GRPC_ARG_MIN_RECONNECT_BACKOFF_MS, 2'000);
  arguments.SetInt(GRPC_ARG_MAX_RECONNECT_BACKOFF_MS, 2'000);
  return grpc::CreateCustomChannel(target, credentials ? credentials : grpc::InsecureChannelCredentials(), arguments);
}

void Endpoint::identify(grpc::ClientContext& context) const {
  if (!key.empty()) context.AddMetadata("authorization", "Bearer " + key);
}

}  // namespace adaptive_threshold
