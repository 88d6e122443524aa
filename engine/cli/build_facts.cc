// SPDX-License-Identifier: Apache-2.0
#include "cli/build_facts.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <utility>

#include "cli/version.h"
#include "io/map_file.h"
#include "io/matrix_file.h"
#include "io/run/run_file.h"
#include "io/study/study.h"
#include "report/page.h"
#include "service/embedded.h"

namespace sc {
namespace {

struct Format {
  std::string_view name;
  int version;
};
constexpr auto kFormats = std::to_array<Format>({{"run", kRunFormatVersion},
                                                 {"study", kStudyFormatVersion},
                                                 {"map", kMapFormatVersion},
                                                 {"matrix", kMatrixFormatVersion}});

bool has_room_page() {
  auto const files = live_page();
  return std::any_of(files.begin(), files.end(), [](StaticFile const& file) {
    return file.path == "/live.js" && !file.body.empty();
  });
}

char const* included(bool is) {
  return is ? "included" : "not included";
}

}  // namespace

std::string build_facts_text() {
  BuiltWith const built = built_with();
  std::string text = fmt::format(
      "{}\ncommit of      {}\ncompiler       {}, {}\nchecks         {}\nsanitizers     {}\n"
      "libraries     ",
      program_words(), engine_commit_date(), built.compiler, built.build_type, built.checks,
      built.sanitizers.empty() ? "none" : built.sanitizers);
  char const* between = " ";
  for (BuiltWith::Library const& library : built.libraries)
    text += fmt::format("{}{} {}", std::exchange(between, ", "), library.name, library.version);
  text += "\nfile formats  ";
  between = " ";
  for (Format const& format : kFormats)
    text += fmt::format("{}{} {}", std::exchange(between, ", "), format.name, format.version);
  return text + fmt::format("\nreport page    {}\nroom page      {}",
                            included(!empty_page().empty()), included(has_room_page()));
}

std::string build_facts_json() {
  BuiltWith const built = built_with();
  std::string_view const commit = engine_git_sha();
  nlohmann::ordered_json json = {{"version", engine_version()},
                                 {"commit", commit.substr(0, commit.find('-'))},
                                 {"changed", commit.ends_with("-dirty")},
                                 {"commit_date", engine_commit_date()},
                                 {"compiler", built.compiler},
                                 {"build_type", built.build_type},
                                 {"checks", built.checks},
                                 {"sanitizers", built.sanitizers}};
  for (BuiltWith::Library const& library : built.libraries)
    json["libraries"][std::string(library.name)] = library.version;
  for (Format const& format : kFormats) json["formats"][std::string(format.name)] = format.version;
  json["report_page"] = !empty_page().empty();
  json["room_page"] = has_room_page();
  return json.dump(2);
}

}  // namespace sc
