// SPDX-License-Identifier: Apache-2.0
#include "io/district_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "io/text/csv.h"
#include "io/text/name_index.h"

namespace sc {
namespace {

constexpr double kKmh = 1 / 3.6;  // [m/s]
constexpr double kFastest = 130;  // [km/h]

/// Every road class; the words of the column `class`.
std::vector<std::string_view> class_words() {
  std::vector<std::string_view> words;
  for (std::size_t c = 0; c < kRoadClasses; ++c)
    words.push_back(name_of(static_cast<RoadClass>(c)));
  return words;
}

RoadName name_in(CsvRow const& row) {
  return {row.text("name_zh"), row.text("name_en")};
}

LonLat position_in(CsvRow const& row) {
  return {row.number("lon_deg", between(-180, 180)), row.number("lat_deg", between(-85, 85))};
}

/// "120.139 30.298"
std::optional<LonLat> position_of(std::string_view text) {
  std::size_t const blank = text.find(' ');
  if (blank == std::string_view::npos) return std::nullopt;
  auto const lon = parse_number(trimmed(text.substr(0, blank)), between(-180, 180)).value;
  auto const lat = parse_number(trimmed(text.substr(blank)), between(-85, 85)).value;
  if (!lon || !lat) return std::nullopt;
  return LonLat{*lon, *lat};
}

/// Positions `lon lat` separated by `;`.
std::vector<LonLat> positions_in(CsvRow const& row, std::string_view column, std::size_t least) {
  std::vector<LonLat> positions;
  bool whole = true;
  for (std::string_view const item : items_of(row.raw(column), ";")) {
    std::optional<LonLat> const p = position_of(trimmed(item));
    whole = whole && p.has_value();
    if (p) positions.push_back(*p);
  }
  if (!whole || positions.size() < least)
    row.complain(column, fmt::format("must be at least {} positions `lon lat` in degrees, "
                                     "separated by `;`",
                                     least));
  return positions;
}

/// The tables of one folder, with the complaints they share.
class Folder {
 public:
  Folder(std::string path, Complaints& complaints)
      : path_(std::move(path)), complaints_(complaints) {}

  template <std::size_t n>
  CsvTable table(char const* file, std::array<CsvColumn, n> const& columns) const {
    return CsvTable(path_ + "/" + file, columns, complaints_);
  }

 private:
  std::string path_;
  Complaints& complaints_;
};

/// A table that must not be empty.
void expect_rows(CsvTable const& table, Complaints& complaints) {
  if (table.intact() && table.rows() == 0)
    complaints.add(table.path(), 0, "no rows (must be at least one)");
}

/// Returns whether the rows are all there, so that a road that is not among them is a fault.
bool read_roads(Folder const& folder, DistrictFacts& facts, Complaints& complaints) {
  static constexpr std::array<std::string_view, 3> kKinds{"surface", "elevated", "tunnel"};
  constexpr std::array<CsvColumn, 6> columns{
      {{"name_zh"}, {"name_en"}, {"class"}, {"kind"}, {"free_speed_kmh"}, {"waypoints"}}};
  CsvTable const table = folder.table("roads.csv", columns);
  std::vector<std::string_view> const classes = class_words();
  for (std::size_t i = 0; i < table.rows(); ++i) {
    CsvRow const row = table.row(i);
    facts.roads.push_back({name_in(row),
                           static_cast<RoadClass>(row.word("class", classes).value_or(0)),
                           static_cast<RoadKind>(row.word("kind", kKinds).value_or(0)),
                           kKmh * row.number("free_speed_kmh", above_up_to(0, kFastest)),
                           positions_in(row, "waypoints", 2)});
  }
  expect_rows(table, complaints);
  return table.intact();
}

void read_rivers(Folder const& folder, DistrictFacts& facts) {
  constexpr std::array<CsvColumn, 5> columns{
      {{"name_zh"}, {"name_en"}, {"width_m"}, {"local_bridge_spacing_m"}, {"waypoints"}}};
  CsvTable const table = folder.table("rivers.csv", columns);
  for (std::size_t i = 0; i < table.rows(); ++i) {
    CsvRow const row = table.row(i);
    facts.rivers.push_back({name_in(row), row.number("width_m", above_up_to(0, 150)),
                            row.number("local_bridge_spacing_m", between(50, 1e5)),
                            positions_in(row, "waypoints", 2)});
  }
}

std::vector<std::string_view> names_of(std::vector<DistrictRoad> const& roads) {
  std::vector<std::string_view> names;
  for (DistrictRoad const& road : roads) names.push_back(road.name.zh);
  return names;
}

void read_underpasses(Folder const& folder, DistrictFacts& facts, bool roads_known) {
  constexpr std::array<CsvColumn, 7> columns{
      {{"id"}, {"name_zh"}, {"name_en"}, {"road"}, {"lon_deg"}, {"lat_deg"}, {"length_m"}}};
  CsvTable const table = folder.table("underpasses.csv", columns);
  std::vector<std::string_view> const roads = names_of(facts.roads);
  NameIndex ids("an underpass");
  for (std::size_t i = 0; i < table.rows(); ++i) {
    CsvRow const row = table.row(i);
    ids.add(row, "id", i);
    std::string road = row.text("road");
    if (roads_known && !road.empty() && std::find(roads.begin(), roads.end(), road) == roads.end())
      row.complain("road", "must be a name_zh of roads.csv", hint_for(road, roads));
    facts.underpasses.push_back({name_in(row), std::move(road), position_in(row),
                                 row.number("length_m", between(20, 5000), 20)});
  }
}

void read_quarters(Folder const& folder, DistrictFacts& facts, Complaints& complaints) {
  constexpr std::array<CsvColumn, 6> columns{
      {{"code"}, {"name_zh"}, {"name_en"}, {"lon_deg"}, {"lat_deg"}, {"block_m"}}};
  CsvTable const table = folder.table("subdistricts.csv", columns);
  NameIndex codes("a subdistrict");
  for (std::size_t i = 0; i < table.rows(); ++i) {
    CsvRow const row = table.row(i);
    codes.add(row, "code", i);
    facts.quarters.push_back(
        {name_in(row), position_in(row), row.number("block_m", between(60, 2000), 200)});
  }
  expect_rows(table, complaints);
}

void read_places(Folder const& folder, DistrictFacts& facts) {
  constexpr std::array<CsvColumn, 5> columns{
      {{"id"}, {"name_zh"}, {"name_en"}, {"lon_deg"}, {"lat_deg"}}};
  CsvTable const table = folder.table("places.csv", columns);
  NameIndex ids("a place");
  for (std::size_t i = 0; i < table.rows(); ++i) {
    CsvRow const row = table.row(i);
    ids.add(row, "id", i);
    facts.places.push_back({name_in(row), position_in(row)});
  }
}

void read_areas(Folder const& folder, DistrictFacts& facts, Complaints& complaints) {
  static constexpr std::array<std::string_view, 2> kKinds{"outline", "hill"};
  constexpr std::array<CsvColumn, 4> columns{{{"kind"}, {"name_zh"}, {"name_en"}, {"ring"}}};
  CsvTable const table = folder.table("areas.csv", columns);
  std::size_t outlines = 0;
  bool sound = table.intact();
  for (std::size_t i = 0; i < table.rows(); ++i) {
    CsvRow const row = table.row(i);
    static_cast<void>(name_in(row));
    std::optional<std::size_t> const kind = row.word("kind", kKinds);
    std::vector<LonLat> ring = positions_in(row, "ring", 3);
    sound = sound && kind.has_value();
    if (kind != 0)
      facts.hills.push_back(std::move(ring));
    else if (++outlines == 1)
      facts.outline = std::move(ring);
    else
      row.complain("kind", "must be `outline` once");
  }
  if (sound && outlines == 0)
    complaints.add(table.path(), 0, "no row of kind outline (must be one)");
}

/// A setting: its key, its place, and what a value of the file is multiplied by.
struct Setting {
  std::string_view key;
  double DistrictSettings::*value;
  double unit;
  Range range;
};

std::vector<Setting> settings() {
  Range const speed = above_up_to(0, kFastest);
  return {{"tertiary_kmh", &DistrictSettings::tertiary_mps, kKmh, speed},
          {"residential_kmh", &DistrictSettings::residential_mps, kKmh, speed},
          {"living_street_kmh", &DistrictSettings::living_street_mps, kKmh, speed},
          {"service_kmh", &DistrictSettings::service_mps, kKmh, speed},
          {"ramp_kmh", &DistrictSettings::ramp_mps, kKmh, speed},
          {"collector_factor", &DistrictSettings::collector_factor, 1, between(1, 10)},
          {"one_way_share", &DistrictSettings::one_way_share, 1, between(0, 1)},
          {"no_left_turn_share", &DistrictSettings::no_left_turn_share, 1, between(0, 1)}};
}

void read_settings(Folder const& folder, DistrictFacts& facts) {
  constexpr std::array<CsvColumn, 2> columns{{{"key"}, {"value"}}};
  CsvTable const table = folder.table("settings.csv", columns);
  std::vector<Setting> const known = settings();
  std::vector<std::string_view> keys;
  for (Setting const& s : known) keys.push_back(s.key);
  std::map<std::string, std::size_t> line_of;
  for (std::size_t i = 0; i < table.rows(); ++i) {
    CsvRow const row = table.row(i);
    std::string const key = row.text("key");
    auto const s =
        std::find_if(known.begin(), known.end(), [&](Setting const& k) { return k.key == key; });
    if (s == known.end()) {
      if (!key.empty()) row.complain("key", "must be a setting", hint_for(key, keys));
      continue;
    }
    auto const [first, fresh] = line_of.try_emplace(key, row.line());
    if (!fresh) row.complain("key", must_be_unique(first->second));
    facts.settings.*s->value = s->unit * row.number("value", s->range, 1);
  }
}

}  // namespace

DistrictFacts read_district(std::string const& path) {
  Complaints complaints;
  Folder const folder(path, complaints);
  DistrictFacts facts;
  bool const roads_known = read_roads(folder, facts, complaints);
  read_rivers(folder, facts);
  read_underpasses(folder, facts, roads_known);
  read_quarters(folder, facts, complaints);
  read_places(folder, facts);
  read_areas(folder, facts, complaints);
  read_settings(folder, facts);
  complaints.throw_if_any();
  return facts;
}

}  // namespace sc
