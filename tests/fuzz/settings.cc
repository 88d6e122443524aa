// SPDX-License-Identifier: Apache-2.0
// Settings from outside, "key=value" a line: of --set, studies, run files and journals.
#include "fuzz/contract.h"
#include "fuzz/tiny_case.h"
#include "io/scenario/setting.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  using namespace sc;
  static fuzz::TinyCase const tiny;
  std::string_view rest = fuzz::text_of(data, size);
  Complaints complaints;
  Settings settings;
  while (!rest.empty()) {
    fuzz::Titled const line(rest);
    if (auto setting = parse_setting(line.title, complaints)) {
      auto const again = parse_setting(text_of(*setting), complaints);
      fuzz::must(again == setting, "a setting's text is the setting again");
      settings.push_back(*std::move(setting));
    }
    rest = line.content;
  }
  settings = usable(settings, complaints);
  fuzz::taken([&] { (void)read_scenario(tiny.copy.folder(), {}, settings); });
  return 0;
}
