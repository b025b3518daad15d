#include "adaptive_threshold/client.h"

#include <cstdio>
#include <stdexcept>
#include <thread>

#include "random.h"

namespace adaptive_threshold {
namespace {

using namespace std::chrono_literals;

/// The server refuses older ones, too.
constexpr auto last_known_max = 60s;

Options checked(Options options) {
  if (options.last_known < 0ms || options.last_known > last_known_max) {
    throw std::invalid_argument("last_known is " + std::to_string(options.last_known.count()) +
                                " ms; it must be 0 to 60,000");
  }
  return options;
}

v1::Signal signal_of(const std::string& symbol, v1::Action action, const Values& values) {
  v1::Signal signal;
  signal.set_symbol(symbol);
  signal.set_action(action);
  signal.set_intent(values.intent);
  if (values.confidence) signal.set_confidence(*values.confidence);
  if (values.rsi) signal.set_rsi(*values.rsi);
  if (values.change_percent) signal.set_change_percent(*values.change_percent);
  if (values.volume) signal.set_volume(*values.volume);
  if (values.macd) signal.set_macd(*values.macd);
  if (values.price) signal.set_price(*values.price);
  return signal;
}

}  // namespace

Client::Client(std::string target, std::string user, Options options)
    : user_(std::move(user)),
      options_(checked(std::move(options))),
      endpoint_{std::move(target), options_.key, options_.credentials},
      stub_(v1::AdaptiveThresholdService::NewStub(endpoint_.connect())),
      memory_(options_.last_known) {}

std::unique_ptr<grpc::ClientContext> Client::context() const {
  auto context = std::make_unique<grpc::ClientContext>();
  endpoint_.identify(*context);
  context->set_deadline(std::chrono::system_clock::now() + options_.deadline);
  return context;
}

v1::ThresholdSet Client::thresholds(const std::string& symbol) {
  v1::GetThresholdsRequest request;
  request.set_user_id(user_);
  request.set_symbol(symbol);
  v1::GetThresholdsResponse response;
  const auto context = this->context();
  const auto status = stub_->GetThresholds(context.get(), request, &response);
  if (!status.ok()) throw Error(status, *context);
  return response.threshold_set();
}

Decision Client::should_trade(const std::string& symbol, v1::Action action, const Values& values) {
  v1::EvaluateRequest request;
  request.set_user_id(user_);
  *request.mutable_signal() = signal_of(symbol, action, values);
  const auto deadline = std::chrono::system_clock::now() + options_.deadline;
  for (bool is_first = true;; is_first = false) {
    try {
      auto response = evaluate(request, deadline);
      return {response.should_trade(), Source::server, response.reason(), response.decision_id(), response.thresholds(),
              response};
    } catch (const Error& error) {
      if (!error.is_away()) throw;
      const auto pause = between(20ms, 50ms);
      if (is_first && error.code() == grpc::UNAVAILABLE && std::chrono::system_clock::now() + pause < deadline) {
        // The proxy may know a better replica.
        std::this_thread::sleep_for(pause);
        continue;
      }
      const std::string cause = std::string("the server cannot be asked: ") + error.what();
      const auto known = memory_.recall(user_, symbol);
      if (!known) return {.should_trade = is_exit(request.signal()), .source = Source::fallback, .reason = cause};
      char age[32];
      std::snprintf(age, sizeof age, "%.1f s", std::chrono::duration<double>(known->age).count());
      return {.should_trade = passes(request.signal(), known->set),
              .source = Source::last_known,
              .reason = std::string("by thresholds known for ") + age + ", as " + cause,
              .thresholds = known->set};
    }
  }
}

v1::EvaluateResponse Client::evaluate(
    const v1::EvaluateRequest& request, std::chrono::system_clock::time_point deadline) {
  const auto asked = Memory::Clock::now();
  const auto context = this->context();
  context->set_deadline(deadline);
  v1::EvaluateResponse response;
  const auto status = stub_->Evaluate(context.get(), request, &response);
  if (!status.ok()) throw Error(status, *context);
  memory_.keep(response, asked);
  return response;
}

std::unique_ptr<Watch> Client::watch(const std::vector<std::string>& symbols, WatchOptions options) const {
  return std::make_unique<Watch>(endpoint_, user_, symbols, std::move(options));
}

}  // namespace adaptive_threshold
