// SPDX-License-Identifier: Apache-2.0
#include "service/cap/cap_faults.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "io/text/cell.h"
#include "io/text/line_faults.h"
#include "io/text/toml_text.h"

namespace sc {

CapFaults::CapFaults(std::string_view text) {
  for (std::size_t i = text.find('\n'); i != std::string_view::npos; i = text.find('\n', i + 1))
    line_ends_.push_back(i);
}

void CapFaults::add(std::size_t offset, std::string message) {
  auto const before = std::lower_bound(line_ends_.begin(), line_ends_.end(), offset);
  entries_.push_back(
      {static_cast<std::size_t>(before - line_ends_.begin()) + 1, std::move(message)});
}

void CapFaults::add(std::size_t offset, std::string_view path, std::string_view value,
                    std::string_view must_be) {
  add(offset, cap_fault(path, value, must_be));
}

void CapFaults::throw_if_any() {
  std::stable_sort(entries_.begin(), entries_.end(),
                   [](Entry const& a, Entry const& b) { return a.line < b.line; });
  // An alert has no file name, so the line stands in the words.
  LineFaults faults{""};
  std::set<Entry> told;  // an element may be asked for twice
  for (Entry const& entry : entries_)
    if (told.insert(entry).second)
      faults.add(0, fmt::format("line {}: {}", entry.line, entry.message));
  faults.throw_if_any();
}

std::string cap_fault(std::string_view path, std::string_view value, std::string_view must_be) {
  return fmt::format("{} = {} ({})", path, toml_string(shown(value)), must_be);
}

}  // namespace sc
