// Proves the client against the stage of Tests/Clients, item by item; clients/README.md lists them.

#include <iostream>
#include <utility>

#include "items.h"

int main() {
  const std::pair<const char*, void (*)(const Stage&)> items[] = {
      {"connect", connects},       {"should_trade", should_trade}, {"fallback", fallback},
      {"last_known", last_known},  {"deadline", deadline},         {"trade_once", trade_once},
      {"watch_resume", watch_resume}, {"watch_silence", watch_silence}, {"wrong_key", wrong_key},
  };
  int failed = 0;
  for (const auto& [name, prove] : items) {
    const Stage stage(name);
    std::string fault;
    try {
      prove(stage);
    } catch (const std::exception& error) {
      fault = error.what();
    }
    stage.control("/restore");
    std::cout << "CHECK " << name << (fault.empty() ? " ok" : " FAILED " + fault) << std::endl;
    failed += !fault.empty();
  }
  return failed == 0 ? 0 : 1;
}
