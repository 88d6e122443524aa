// SPDX-License-Identifier: Apache-2.0
#include "plan/bound/grouping.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

namespace sc {
namespace {

IncidentGroup joined(IncidentGroup const& a, IncidentGroup const& b) {
  IncidentGroup both;
  std::set_union(a.kinds.begin(), a.kinds.end(), b.kinds.begin(), b.kinds.end(),
                 std::back_inserter(both.kinds));
  std::set_union(a.incidents.begin(), a.incidents.end(), b.incidents.begin(), b.incidents.end(),
                 std::back_inserter(both.incidents));
  return both;
}

/// Others cannot gain: nobody serves both.
bool share_a_kind(IncidentGroup const& a, IncidentGroup const& b) {
  return std::find_first_of(a.kinds.begin(), a.kinds.end(), b.kinds.begin(), b.kinds.end()) !=
         a.kinds.end();
}

class Joiner {
 public:
  using BoundOf = std::function<double(IncidentGroup const&)>;
  Joiner(std::vector<IncidentGroup> groups, BoundOf const& bound_of) : bound_of_(bound_of) {
    for (IncidentGroup& group : groups) add(std::move(group));
  }

  /// Joins the best two; false if no two gain.
  bool join() {
    std::pair<std::size_t, std::size_t> best;
    double most = 0;
    for (std::size_t a = 0; a < parts_.groups.size(); ++a)
      for (std::size_t b = a + 1; b < parts_.groups.size(); ++b)
        if (double const gain = gain_of(a, b); gain > most) {
          most = gain;
          best = {a, b};
        }
    if (most <= 0) return false;
    IncidentGroup both = joined(parts_.groups[best.first], parts_.groups[best.second]);
    remove(best.second);
    remove(best.first);
    add(std::move(both));
    return true;
  }

  [[nodiscard]] Grouping result() const { return parts_; }

 private:
  void add(IncidentGroup group) {
    parts_.bound.push_back(bound_of_(group));
    parts_.groups.push_back(std::move(group));
    names_.push_back(next_name_++);
  }

  void remove(std::size_t k) {
    auto const at = static_cast<std::ptrdiff_t>(k);
    parts_.groups.erase(parts_.groups.begin() + at);
    parts_.bound.erase(parts_.bound.begin() + at);
    names_.erase(names_.begin() + at);
  }

  double gain_of(std::size_t a, std::size_t b) {
    if (!share_a_kind(parts_.groups[a], parts_.groups[b])) return 0;
    auto const [at, fresh] = together_.try_emplace({names_[a], names_[b]});
    if (fresh) at->second = bound_of_(joined(parts_.groups[a], parts_.groups[b]));
    return at->second - parts_.bound[a] - parts_.bound[b];
  }

  BoundOf const& bound_of_;
  Grouping parts_;
  std::vector<std::size_t> names_;  ///< [groups] never used twice
  std::size_t next_name_ = 0;
  std::map<std::pair<std::size_t, std::size_t>, double> together_;  ///< bounds by two names
};

}  // namespace

Grouping good_grouping(std::vector<IncidentGroup> groups,
                       std::function<double(IncidentGroup const&)> const& bound_of) {
  Joiner joiner(std::move(groups), bound_of);
  while (joiner.join()) continue;
  return joiner.result();
}

}  // namespace sc
