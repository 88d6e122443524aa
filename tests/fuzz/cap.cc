// SPDX-License-Identifier: Apache-2.0
// An alert of the Common Alerting Protocol, and what it says of a scenario.
#include "fuzz/contract.h"
#include "fuzz/tiny_case.h"
#include "service/cap/cap_incident.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  using namespace sc;
  std::string_view const text = fuzz::text_of(data, size);
  fuzz::taken([&] { (void)report_of(parse_cap(text), fuzz::tiny_scenario()); });
  return 0;
}
