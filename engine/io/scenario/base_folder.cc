// SPDX-License-Identifier: Apache-2.0
#include <filesystem>

#include "io/scenario/scenario_draft.h"
#include "io/text/text_file.h"

namespace sc {
namespace {

/// What a base must be and this folder is not; "" when it will do.
std::string base_fault(std::filesystem::path const& own, std::string const& base) {
  if (std::filesystem::path(base).is_absolute()) return "must be relative to the scenario folder";
  auto const folder = own / base;
  std::error_code error;
  if (std::filesystem::equivalent(own, folder, error)) return "must be another folder";
  auto const settings = (folder / "scenario.toml").string();
  Complaints unheard;  // of the base's own settings, which are not used
  auto const bytes = read_whole_file(settings, unheard);
  if (!bytes) return "must be a scenario folder, seen from this one";
  if (TomlTable::parse(settings, bytes, unheard).has("base"))
    return "must not have a base of its own";
  return "";
}

}  // namespace

void read_base(TomlTable& root, ScenarioDraft& draft) {
  std::string base = root.text_or("base", "");
  while (base.size() > 1 && base.ends_with('/')) base.pop_back();
  if (base.empty()) return;
  std::string const fault = base_fault(draft.folder, base);
  if (fault.empty())
    draft.base = std::move(base);
  else
    root.complain("base", fault);
}

}  // namespace sc
