// SPDX-License-Identifier: Apache-2.0
#include "planner/budget.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <set>
#include <string>

#include "base/suggest.h"
#include "base/text.h"

namespace sc {
namespace {

constexpr double kMostChange = 1e6;

std::optional<double> number_in(std::string_view text) {
  if (text.starts_with('+') && !text.starts_with("+-")) text.remove_prefix(1);
  double value = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  bool const whole_text = error == std::errc{} && end == text.data() + text.size();
  if (!whole_text || text.empty() || !(std::abs(value) <= kMostChange)) return std::nullopt;
  return value;
}

template <class Table>
std::optional<std::size_t> row_of(Table const& table, std::string_view id) {
  auto const row =
      std::find_if(table.begin(), table.end(), [&](auto const& spec) { return spec.id == id; });
  if (row == table.end()) return std::nullopt;
  return static_cast<std::size_t>(row - table.begin());
}

/// One reading of the text; knows what has been complained about.
class BudgetReader {
 public:
  BudgetReader(Scenario const& scenario, Complaints& complaints)
      : s_(scenario), complaints_(complaints), budget_(no_budget(scenario)) {}

  void read(std::string_view item) {
    auto const equals = item.find('=');
    std::string_view const name = trimmed(item.substr(0, equals));
    std::string_view const text =
        equals == std::string_view::npos ? "" : trimmed(item.substr(equals + 1));
    if (!seen_.insert(std::string(name)).second) return complain(name, text, "must be there once");
    auto const value = number_in(text);
    if (!value) return complain(name, text, "must be a number such as +1");
    if (name == "people") return change_people(*value, text);
    if (auto const kind = row_of(s_.unit_kinds, name)) return change_units(*kind, *value, text);
    if (auto const material = row_of(s_.materials, name))
      return change_material(*material, *value, text);
    complain_unknown(name, text);
  }
  [[nodiscard]] Budget const& budget() const { return budget_; }

 private:
  void complain(std::string_view name, std::string_view value, std::string_view must_be,
                std::string_view hint = "") {
    complaints_.add("--budget", 0, fmt::format("{} = {} ({}){}", name, value, must_be, hint));
  }
  void complain_unknown(std::string_view name, std::string_view text) {
    std::vector<std::string_view> known = {"people"};
    for (auto const& kind : s_.unit_kinds) known.push_back(kind.id);
    for (auto const& material : s_.materials) known.push_back(material.id);
    complain(name, text,
             "must be a unit kind of unit_kinds.csv, a material of materials.csv or people",
             did_you_mean(name, known));
  }
  bool whole(std::string_view name, double value, std::string_view text) {
    if (value == std::round(value)) return true;
    complain(name, text, "must be a whole number");
    return false;
  }
  void change_people(double value, std::string_view text) {
    if (whole("people", value, text)) budget_.people = static_cast<int>(value);
  }
  void change_units(std::size_t kind, double value, std::string_view text) {
    std::string const& id = s_.unit_kinds[kind].id;
    auto const have = std::count_if(s_.units.begin(), s_.units.end(),
                                    [&](UnitSpec const& u) { return u.kind == UnitKindId{kind}; });
    if (!whole(id, value, text)) return;
    if (value + static_cast<double>(have) < 0)
      return complain(id, text, fmt::format("must be at least -{}: there are no more", have));
    budget_.units[kind] = static_cast<int>(value);
  }
  void change_material(std::size_t material, double value, std::string_view text) {
    double have = 0;
    for (StockRow const& row : s_.plan.stock.empty() ? s_.stock : s_.plan.stock)
      if (row.material == MaterialId{material}) have += row.amount;
    if (value + have < 0)
      return complain(s_.materials[material].id, text,
                      fmt::format("must be at least -{}: there is no more", have));
    budget_.material[material] = value;
  }

  Scenario const& s_;
  Complaints& complaints_;
  Budget budget_;
  std::set<std::string> seen_;
};

}  // namespace

Budget no_budget(Scenario const& s) {
  return {std::vector<int>(s.unit_kinds.size(), 0), std::vector<double>(s.materials.size(), 0), 0};
}

Budget read_budget(std::string_view text, Scenario const& scenario, Complaints& complaints) {
  BudgetReader reader(scenario, complaints);
  for (std::string_view const item : items_of(text, ",")) reader.read(item);
  return reader.budget();
}

}  // namespace sc
