// SPDX-License-Identifier: Apache-2.0
#include <filesystem>
#include <optional>

#include "io/scenario/scenario_draft.h"
#include "io/text/text_file.h"

namespace sc {
namespace {

/// What scenario.toml of a base tells; its other values, and their faults, are not used.
struct BaseSettings {
  bool has_base = false;
  bool has_design_storm = false;
};

std::optional<BaseSettings> settings_of(std::filesystem::path const& folder) {
  auto const file = (folder / "scenario.toml").string();
  Complaints unheard;
  auto const bytes = read_whole_file(file, unheard);
  if (!bytes) return std::nullopt;
  TomlTable const root = TomlTable::parse(file, bytes, unheard);
  return BaseSettings{root.has("base"), root.has("design_storm")};
}

/// What a base must be and this folder is not; "" when it will do.
std::string base_fault(std::filesystem::path const& own, std::string const& base,
                       std::optional<BaseSettings> const& settings) {
  if (std::filesystem::path(base).is_absolute()) return "must be relative to the scenario folder";
  std::error_code error;
  if (std::filesystem::equivalent(own, own / base, error)) return "must be another folder";
  if (!settings) return "must be a scenario folder, seen from this one";
  return settings->has_base ? "must not have a base of its own" : "";
}

}  // namespace

void read_base(TomlTable& root, ScenarioDraft& draft) {
  std::string base = root.text_or("base", "");
  while (base.size() > 1 && base.ends_with('/')) base.pop_back();
  if (base.empty()) return;
  auto const settings = settings_of(std::filesystem::path(draft.folder) / base);
  std::string const fault = base_fault(draft.folder, base, settings);
  if (!fault.empty()) return root.complain("base", fault);
  draft.base = std::move(base);
  draft.part_of_design_storm = settings->has_design_storm;
}

}  // namespace sc
