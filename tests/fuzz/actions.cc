// SPDX-License-Identifier: Apache-2.0
// ACTIONS.csv of a drill. What was read is written and read again.
#include "drill/actions.h"

#include "fuzz/contract.h"
#include "fuzz/tiny_case.h"
#include "support/temp_folder.h"

namespace {

sc::Drill short_drill() {
  sc::Drill drill;
  drill.scenario = sc::fuzz::tiny_scenario();
  drill.begin = sc::SimTime{} + sc::whole_hours(1);
  drill.end = drill.begin + sc::whole_hours(2);
  for (int number = 1; number <= 3; ++number) drill.injects.emplace_back().number = number;
  return drill;
}

bool same(sc::TeamAction const& a, sc::TeamAction const& b) {
  return a.at == b.at && a.unit == b.unit && a.kind == b.kind && a.inject == b.inject &&
         a.follow_up == b.follow_up;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  using namespace sc;
  static test::TempFolder const folder;
  static Drill const drill = short_drill();
  std::string const path = folder.write("actions.csv", fuzz::text_of(data, size));
  std::vector<TeamAction> actions;
  if (!fuzz::taken([&] { actions = read_actions(path, drill); })) return 0;
  test::put_bytes(path, actions_csv(drill, actions));
  auto const again = read_actions(path, drill);
  fuzz::must(std::equal(again.begin(), again.end(), actions.begin(), actions.end(), same),
             "actions that were written are read as they were");
  return 0;
}
