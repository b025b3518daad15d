#include "items.h"
#include "script.h"

namespace {

using namespace std::chrono_literals;
namespace v1 = adaptive_threshold::v1;

std::vector<v1::Trade> two_trades() {
  std::vector<v1::Trade> trades(2);
  trades[0].set_trade_id("a");
  trades[1].set_trade_id("b");
  return trades;
}

void add(v1::RecordTradesResponse* response, const char* id, bool is_recorded) {
  auto* result = response->add_results();
  result->set_id(id);
  if (is_recorded) {
    result->set_status(v1::RECORD_STATUS_RECORDED);
  } else {
    result->mutable_error()->set_code(grpc::UNAVAILABLE);
  }
}

/// Asks to wait, then has not recorded one of two, and at last has.
Script::End wait(std::size_t call, const v1::RecordTradesRequest& request, v1::RecordTradesResponse* response) {
  if (call == 1) return {grpc::UNAVAILABLE, "400"};
  if (call == 2) {
    add(response, "a", false);
    add(response, "b", true);
    return {};
  }
  if (call == 3) return {grpc::INTERNAL};  // a connection that broke
  if (request.trades_size() != 1) return {grpc::INVALID_ARGUMENT};
  add(response, "a", true);
  return {};
}

v1::WatchThresholdsResponse part(const char* symbol) {
  v1::WatchThresholdsResponse message;
  message.set_resume_token("part");
  message.mutable_snapshot()->add_threshold_sets()->set_symbol(symbol);
  return message;
}

v1::WatchThresholdsResponse complete(const char* token) {
  v1::WatchThresholdsResponse message;
  message.set_resume_token(token);
  message.mutable_snapshot_complete();
  return message;
}

v1::WatchThresholdsResponse change(const char* token) {
  v1::WatchThresholdsResponse message;
  message.set_resume_token(token);
  message.mutable_change()->mutable_threshold_set()->set_symbol("A");
  return message;
}

v1::WatchThresholdsResponse bookmark(const char* token) {
  v1::WatchThresholdsResponse message;
  message.set_resume_token(token);
  message.mutable_bookmark();
  return message;
}

v1::WatchThresholdsResponse going_away() {
  v1::WatchThresholdsResponse message;
  message.mutable_going_away()->mutable_reconnect_after()->set_nanos(10'000'000);
  return message;
}

}  // namespace

void repeats() {
  Script waits{Script::Record(wait)};
  const auto results = waits.client().record_trades(two_trades());
  must(results.size() == 2 && results[0].id() == "a" && results[1].id() == "b", "results are mixed up");
  must(!results[0].has_error() && waits.times().size() == 4, results[0].ShortDebugString());
  must(waits.times()[1] - waits.times()[0] >= 400ms, "repeated before the 400 ms were over");

  for (const Script::End& end :
       {Script::End{grpc::UNAVAILABLE, "-1"}, Script::End{grpc::RESOURCE_EXHAUSTED}, Script::End{grpc::INVALID_ARGUMENT},
        Script::End{grpc::PERMISSION_DENIED}}) {
    Script once{Script::Record([&](auto...) { return end; })};
    must_fail(end.code, "", [&] { once.client().record_trades(two_trades()); });
    must(once.times().size() == 1, "code " + std::to_string(end.code) + " was repeated");
  }

  Script away{Script::Record([](auto...) { return Script::End{grpc::UNAVAILABLE}; })};
  // The deadline itself may end the last attempt, and on a busy machine it is noticed late.
  const double took = seconds_of([&] {
    must_fail({grpc::UNAVAILABLE, grpc::DEADLINE_EXCEEDED}, "", [&] { away.client().record_trades(two_trades(), 2s); });
  });
  must(took < 10 && away.times().size() >= 2,
       std::to_string(away.times().size()) + " calls in " + std::to_string(took) + " s");
}

void tokens() {
  Script script(std::vector<Script::Stream>{
      {{part("A")}, grpc::UNAVAILABLE},
      {{part("A"), part("B"), complete("1"), change("2"), going_away()}, grpc::UNAVAILABLE},
      {{change("3"), bookmark("4")}, grpc::OK},
      {{}, grpc::PERMISSION_DENIED},
  });
  const auto watch = script.client().watch({"A", "B"});
  const auto begun = watch->next();
  must(begun && begun->snapshot.size() == 2, "not one whole snapshot");
  for (const char* token : {"2", "3"}) {
    const auto event = watch->next();
    must(event && event->change && event->token == token, std::string(token) + " did not come");
  }
  must_fail(grpc::PERMISSION_DENIED, "", [&] { watch->next(); });
  std::string seen;
  for (const std::string& token : script.tokens()) seen += token + ",";
  must(seen == ",,2,4,", "tokens: " + seen);
}
