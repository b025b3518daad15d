#include "stage.h"

#include <array>
#include <cstdio>
#include <cstdlib>

std::string environment(const std::string& name) {
  const char* value = std::getenv(name.c_str());
  must(value != nullptr, name + " is not set");
  return value;
}

void must_fail(const std::set<grpc::StatusCode>& codes, const std::string& reason, const std::function<void()>& call) {
  try {
    call();
  } catch (const adaptive_threshold::Error& error) {
    must(codes.count(error.code()) == 1 && error.reason() == reason, error.what());
    return;
  }
  throw Fault("no error");
}

double seconds_of(const std::function<void()>& work) {
  const auto begun = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
}

std::unique_ptr<adaptive_threshold::Client> Stage::client(adaptive_threshold::Options options) const {
  if (options.key.empty()) options.key = environment("THRESHOLD_KEY");
  return std::make_unique<adaptive_threshold::Client>(environment("THRESHOLD_TARGET"), user_, options);
}

std::string Stage::control(const std::string& path) const {
  const std::string command =
      "curl --silent --show-error --fail-with-body --max-time 90 '" + environment("THRESHOLD_CONTROL") + path + "' 2>&1";
  FILE* pipe = popen(command.c_str(), "r");
  must(pipe != nullptr, "curl does not start");
  std::string answer;
  std::array<char, 256> buffer;
  while (std::fgets(buffer.data(), buffer.size(), pipe)) answer += buffer.data();
  must(pclose(pipe) == 0, path + ": " + answer);
  while (!answer.empty() && answer.back() == '\n') answer.pop_back();
  return answer;
}

void Stage::set(int rsi) const {
  control("/thresholds/set?user=" + user_ + "&symbol=" + symbol + "&rsi=" + std::to_string(rsi));
}
