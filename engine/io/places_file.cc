// SPDX-License-Identifier: Apache-2.0
#include "io/places_file.h"

#include <array>
#include <map>
#include <optional>

#include "base/text.h"
#include "io/text/csv.h"
#include "io/text/position.h"

namespace sc {
namespace {

/// Ids seen so far, with their lines.
class Ids {
 public:
  /// The row's id; nothing, complained about, when it is missing or taken.
  std::optional<std::string> take(CsvRow const& row) {
    std::string const id(trimmed(row.raw("id")));
    if (id.empty()) {
      if (row.has_column("id")) row.complain("id", "must be some text");
      return std::nullopt;
    }
    auto const [entry, fresh] = line_.try_emplace(id, row.line());
    if (fresh) return id;
    row.complain("id", must_be_unique(entry->second));
    return std::nullopt;
  }

 private:
  std::map<std::string, std::size_t, std::less<>> line_;
};

}  // namespace

std::vector<NamedPlace> read_places(std::string const& path, Complaints& complaints) {
  constexpr std::array<CsvColumn, 3> kColumns{{{"id"}, {"lon"}, {"lat"}}};
  CsvTable const table(path, kColumns, complaints, OtherColumns::ignored);
  if (table.intact() && table.rows() == 0)
    complaints.add(path, 0, "no rows (must be at least one)");
  std::vector<NamedPlace> places;
  Ids ids;
  for (std::size_t i = 0; i < table.rows(); ++i) {
    CsvRow const row = table.row(i);
    auto const id = ids.take(row);
    auto const position = position_in(row, "lon", "lat");
    if (id && position) places.push_back({*id, *position, {path, row.line()}});
  }
  return places;
}

}  // namespace sc
