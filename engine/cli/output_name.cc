// SPDX-License-Identifier: Apache-2.0
#include "cli/output_name.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

namespace sc {

namespace {

namespace fs = std::filesystem;

bool same_file(fs::path const& a, fs::path const& b) {
  std::error_code ignored;  // of files that are not there
  return fs::equivalent(a, b, ignored);
}

bool would_replace(fs::path const& out, fs::path const& input) {
  std::error_code ignored;
  if (!fs::is_directory(input, ignored)) return same_file(out, input);
  return fs::exists(out, ignored) && same_file(fs::absolute(out).parent_path(), input);
}

}  // namespace

void expect_other_file(std::string_view option, std::string const& out,
                       std::span<std::string const> inputs, Complaints& complaints) {
  if (out.empty()) return;
  bool const lost = std::any_of(inputs.begin(), inputs.end(), [&](std::string const& input) {
    return !input.empty() && would_replace(out, input);
  });
  if (lost)
    complaints.add("", 0, fmt::format("{} = {} (must not replace what is read)", option, out));
}

void expect_ending(std::string_view option, std::string const& out, std::string_view ending,
                   Complaints& complaints) {
  if (!out.empty() && fs::path(out).extension() != ending)
    complaints.add("", 0, fmt::format("{} = {} (must end in {})", option, out, ending));
}

void expect_run_file_name(std::string const& out, std::span<std::string const> inputs) {
  Complaints complaints;
  expect_ending("--out", out, ".h5", complaints);
  expect_other_file("--out", out, inputs, complaints);
  complaints.throw_if_any();
}

std::string folder_name(std::string const& folder) {
  fs::path const path(folder);
  return path.filename().empty() ? path.parent_path().filename().string()
                                 : path.filename().string();
}

}  // namespace sc
