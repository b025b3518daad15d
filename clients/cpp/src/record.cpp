#include <algorithm>
#include <numeric>
#include <stdexcept>
#include <thread>

#include "adaptive_threshold/client.h"
#include "random.h"

namespace adaptive_threshold {
namespace {

using namespace std::chrono_literals;

/// Of one attempt: a replica that hangs must not use up the whole deadline.
constexpr std::chrono::milliseconds attempt_max = 5s;
constexpr std::chrono::milliseconds first_pause = 100ms;
constexpr std::chrono::milliseconds pause_max = 5s;

}  // namespace

std::vector<v1::RecordResult> Client::record_trades(std::vector<v1::Trade> trades, std::chrono::milliseconds deadline) {
  for (std::size_t index = 0; index < trades.size(); ++index) {
    if (trades[index].trade_id().empty()) {
      throw std::invalid_argument("trades[" + std::to_string(index) +
                                  "] has no trade_id, and could not be repeated safely");
    }
    if (trades[index].user_id().empty()) trades[index].set_user_id(user_);
  }
  const auto end = std::chrono::steady_clock::now() + deadline;
  const auto left = [&] {
    return std::chrono::duration_cast<std::chrono::milliseconds>(end - std::chrono::steady_clock::now());
  };
  std::vector<v1::RecordResult> results(trades.size());
  // Of each trade that is still missing, its place in the results.
  std::vector<std::size_t> places(trades.size());
  std::iota(places.begin(), places.end(), 0);
  for (auto pause = first_pause;; pause = std::min(2 * pause, pause_max)) {
    auto wait = between(pause / 2, pause);
    try {
      const auto answer = record(trades, std::min(left(), attempt_max));
      std::vector<v1::Trade> missing;
      std::vector<std::size_t> missing_places;
      for (std::size_t index = 0; index < answer.size(); ++index) {
        results[places[index]] = answer[index];
        if (answer[index].error().code() == grpc::UNAVAILABLE) {
          missing.push_back(std::move(trades[index]));
          missing_places.push_back(places[index]);
        }
      }
      // Each result that is still missing at the end says why.
      if (missing.empty() || left() <= wait) return results;
      trades = std::move(missing);
      places = std::move(missing_places);
    } catch (const Error& error) {
      wait = error.retry_after().value_or(wait);
      if (!error.is_repeatable() || left() <= wait) throw;
    }
    std::this_thread::sleep_for(wait);
  }
}

std::vector<v1::RecordResult> Client::record(const std::vector<v1::Trade>& trades, std::chrono::milliseconds deadline) {
  v1::RecordTradesRequest request;
  request.mutable_trades()->Assign(trades.begin(), trades.end());
  v1::RecordTradesResponse response;
  const auto context = this->context();
  context->set_deadline(std::chrono::system_clock::now() + deadline);
  const auto status = stub_->RecordTrades(context.get(), request, &response);
  if (!status.ok()) throw Error(status, *context);
  if (static_cast<std::size_t>(response.results_size()) != trades.size()) {
    throw Error(grpc::INTERNAL, "the answer has not a result for each trade");
  }
  return {response.results().begin(), response.results().end()};
}

}  // namespace adaptive_threshold
