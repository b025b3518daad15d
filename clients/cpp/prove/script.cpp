#include "script.h"

#include <grpcpp/server_builder.h>

#include "stage.h"

namespace v1 = adaptive_threshold::v1;

class Script::Service : public v1::AdaptiveThresholdService::Service {
 public:
  explicit Service(Script& script) : script_(script) {}

  grpc::Status RecordTrades(
      grpc::ServerContext* context, const v1::RecordTradesRequest* request, v1::RecordTradesResponse* response) override {
    script_.times_.push_back(Clock::now());
    const End end = script_.record_(script_.times_.size(), *request, response);
    if (!end.pushback.empty()) context->AddTrailingMetadata("grpc-retry-pushback-ms", end.pushback);
    return status(end.code);
  }

  grpc::Status WatchThresholds(
      grpc::ServerContext*, const v1::WatchThresholdsRequest* request,
      grpc::ServerWriter<v1::WatchThresholdsResponse>* writer) override {
    script_.tokens_.push_back(request->resume_token());
    const auto& [messages, code] = script_.streams_.at(script_.tokens_.size() - 1);
    for (const auto& message : messages) writer->Write(message);
    return status(code);
  }

 private:
  static grpc::Status status(grpc::StatusCode code) {
    return code == grpc::OK ? grpc::Status::OK : grpc::Status(code, "as the script says");
  }

  Script& script_;
};

Script::Script(Record record, std::vector<Stream> streams)
    : record_(std::move(record)), streams_(std::move(streams)), service_(std::make_unique<Service>(*this)) {
  int port = 0;
  grpc::ServerBuilder builder;
  builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port);
  builder.RegisterService(service_.get());
  server_ = builder.BuildAndStart();
  must(server_ != nullptr, "the script's server does not start");
  client_ = std::make_unique<adaptive_threshold::Client>("127.0.0.1:" + std::to_string(port), "script");
}

Script::~Script() { server_->Shutdown(); }
