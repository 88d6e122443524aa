// SPDX-License-Identifier: Apache-2.0
#include "plan/placement/p_centre.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>

#include "base/check.h"
#include "plan/placement/covering.h"
#include "plan/placement/integer_program.h"

namespace sc {
namespace {

using Kind = IntegerProgram::Kind;
using Term = IntegerProgram::Term;

constexpr double kNoWay = PairCosts::kForbidden;

/// The points that count, the stations that may be used, and the times at which something changes.
class Centre {
 public:
  explicit Centre(CentreCase const& what) : what_(what) {
    check_centre_case(what);
    double at_least = 0;
    for (std::size_t i = 0; i < what.weight.size(); ++i) {
      if (what.weight[i] == 0) continue;
      double const nearest = note_times(i);
      (nearest < kNoWay ? points_ : unreached_).push_back(i);
      if (nearest < kNoWay) at_least = std::max(at_least, nearest);
    }
    std::sort(times_.begin(), times_.end());
    times_.erase(std::unique(times_.begin(), times_.end()), times_.end());
    times_.erase(times_.begin(), std::lower_bound(times_.begin(), times_.end(), at_least));
    if (points_.empty()) times_ = {0};
  }

  /// Index into times() from which on a fractional cover needs no more than the units.
  [[nodiscard]] std::size_t first_by_relaxation() const {
    return first_time(0, [&](std::size_t at) {
      return cover_program(times_[at]).solve_relaxation().bound <= what_.units + 1e-6;
    });
  }

  /// The same for a whole cover; not before `from`.
  [[nodiscard]] std::size_t first_by_proof(std::size_t from) const {
    return first_time(from, [&](std::size_t at) {
      return std::lround(cover_program(times_[at]).solve().value) <= what_.units;
    });
  }

  /// Infinite past the last.
  [[nodiscard]] double time(std::size_t at) const {
    return at < times_.size() ? times_[at] : kNoWay;
  }

  [[nodiscard]] std::vector<int> place(double limit_s) const {
    return limit_s < kNoWay ? cover_all(limit_s) : cover_most();
  }
  [[nodiscard]] std::vector<std::size_t> const& unreached() const { return unreached_; }

 private:
  [[nodiscard]] bool reaches(std::size_t point, std::size_t station, double limit_s) const {
    double const time = what_.time_s.at(point, station);
    return what_.capacity[station] > 0 && time <= limit_s && time < kNoWay;
  }

  /// Returns the least.
  double note_times(std::size_t point) {
    double nearest = kNoWay;
    for (std::size_t s = 0; s < what_.capacity.size(); ++s) {
      if (!reaches(point, s, kNoWay)) continue;
      times_.push_back(what_.time_s.at(point, s));
      nearest = std::min(nearest, times_.back());
    }
    return nearest;
  }

  template <class WillDo>
  [[nodiscard]] std::size_t first_time(std::size_t from, WillDo const& will_do) const {
    std::size_t to = times_.size();
    while (from < to) {
      std::size_t const middle = from + (to - from) / 2;
      if (will_do(middle))
        to = middle;
      else
        from = middle + 1;
    }
    return from;
  }

  void add_cover_rows(IntegerProgram& program, double limit_s) const {
    for (std::size_t const i : points_) {
      std::vector<Term> row;
      for (std::size_t s = 0; s < what_.capacity.size(); ++s)
        if (reaches(i, s, limit_s)) row.push_back({s, 1});
      program.add_row(std::move(row), 1, kNoWay);
    }
  }

  /// Fewest stations that reach all points.
  [[nodiscard]] IntegerProgram cover_program(double limit_s) const {
    IntegerProgram program(IntegerProgram::Sense::least);
    for (int const capacity : what_.capacity)
      program.add_column(0, std::min(1, capacity), 1, Kind::integer);
    add_cover_rows(program, limit_s);
    return program;
  }

  /// Most weight reached, by all units that also reach all points.
  [[nodiscard]] std::vector<int> cover_all(double limit_s) const {
    IntegerProgram program(IntegerProgram::Sense::greatest);
    std::vector<Term> all;
    for (std::size_t s = 0; s < what_.capacity.size(); ++s)
      all.push_back(
          {program.add_column(0, what_.capacity[s], share_reached(s, limit_s), Kind::integer), 1});
    program.add_row(all, what_.units, what_.units);
    add_cover_rows(program, limit_s);
    auto const solution = program.solve();
    SC_ENSURE(solution.outcome == IntegerProgram::Outcome::optimal);
    return {solution.columns.begin(), solution.columns.end()};
  }

  /// Of the weight of all points.
  [[nodiscard]] double share_reached(std::size_t station, double limit_s) const {
    double sum = 0;
    double total = 0;
    for (std::size_t const i : points_) {
      total += what_.weight[i];
      if (reaches(i, station, limit_s)) sum += what_.weight[i];
    }
    return total > 0 ? sum / total : 0;
  }

  [[nodiscard]] std::vector<int> cover_most() const {
    CoveringCase covering{what_.weight, ReachTable(what_.weight.size(), what_.capacity.size()),
                          what_.capacity, what_.units, 0};
    for (std::size_t i = 0; i < what_.weight.size(); ++i)
      for (std::size_t s = 0; s < what_.capacity.size(); ++s)
        covering.reach.set(i, s, reaches(i, s, kNoWay));
    return place_for_cover(covering).units;
  }

  CentreCase const& what_;
  std::vector<std::size_t> points_;  ///< that count and can be reached
  std::vector<std::size_t> unreached_;
  std::vector<double> times_;  ///< ascending, distinct; the answer is one of them or none
};

void check_numbers(CentreCase const& what, Complaints& complaints) {
  auto const bad = [&](std::string const& name, double value, char const* must) {
    complaints.add("", 0, name + " = " + std::to_string(value) + " (must be " + must + ")");
  };
  for (std::size_t i = 0; i < what.weight.size(); ++i) {
    std::string const index = "[" + std::to_string(i) + "]";
    if (!(what.weight[i] >= 0) || !std::isfinite(what.weight[i]))
      bad("weight" + index, what.weight[i], "at least 0 and finite");
    for (std::size_t s = 0; s < what.capacity.size(); ++s)
      if (!(what.time_s.at(i, s) >= 0))
        bad("time_s" + index + "[" + std::to_string(s) + "]", what.time_s.at(i, s), "at least 0");
  }
}

}  // namespace

void check_centre_case(CentreCase const& what) {
  SC_EXPECT(what.weight.size() == what.time_s.rows());
  SC_EXPECT(what.capacity.size() == what.time_s.columns());
  Complaints complaints;
  check_numbers(what, complaints);
  check_places(what.capacity, what.units, complaints);
  complaints.throw_if_any();
}

double centre_time(CentreCase const& what, std::vector<int> const& units) {
  SC_EXPECT(units.size() == what.capacity.size());
  double greatest = 0;
  for (std::size_t i = 0; i < what.weight.size(); ++i) {
    double from_all = kNoWay;
    double from_units = kNoWay;
    for (std::size_t s = 0; s < units.size(); ++s) {
      double const time = what.time_s.at(i, s);
      if (what.capacity[s] > 0) from_all = std::min(from_all, time);
      if (units[s] > 0) from_units = std::min(from_units, time);
    }
    if (what.weight[i] > 0 && from_all < kNoWay) greatest = std::max(greatest, from_units);
  }
  return greatest;
}

CentrePlacement best_centre(CentreCase const& what) {
  Centre const centre(what);
  std::size_t const relaxed = centre.first_by_relaxation();
  CentrePlacement placement;
  placement.bound_s = centre.time(relaxed);
  placement.units = centre.place(centre.time(centre.first_by_proof(relaxed)));
  placement.greatest_s = centre_time(what, placement.units);
  placement.unreached = centre.unreached();
  return placement;
}

double centre_bound(CentreCase const& what) {
  Centre const centre(what);
  return centre.time(centre.first_by_relaxation());
}

}  // namespace sc
