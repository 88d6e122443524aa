// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "base/id.h"
#include "base/time.h"
#include "road/route_finder.h"

namespace sc {

/// The ways drivers take between trip ends, on the roads as last known.
///
/// Drivers from each end judge every link with an error of their own, lognormal with deviation
/// `judgement`, so that traffic spreads over the alternatives (stochastic assignment: Daganzo &
/// Sheffi 1977, Transp. Sci. 11, 253-274; the deviation is assumed).
/// Ways are searched when the first driver leaves an end, for eight ends at once: the hierarchy is
/// customised for what drivers from each of them believe.
class RouteBook {
 public:
  /// graph and roads must outlive it.
  RouteBook(RoadGraph const& graph, RoadHierarchy const& roads, std::vector<NodeId> ends,
            double judgement);

  /// Roads have changed: ways handed out stay valid, those from `now` on follow `times` [links].
  void renew(SimTime now, std::span<LinkTime const> times);
  /// Nobody drives a way any more that was handed out before `t`.
  void forget_before(SimTime t);
  /// Way from one end to another: empty when there is none.
  std::span<LinkId const> way(std::uint32_t from, std::uint32_t to);
  /// Times that the present ways were made from; empty before the first renew().
  [[nodiscard]] std::span<LinkTime const> times() const { return times_; }
  [[nodiscard]] NodeId end(std::uint32_t e) const { return ends_[e]; }

 private:
  /// Ways from one end to all ends.
  struct Ways {
    std::vector<LinkId> links;
    std::vector<std::uint32_t> first;  ///< [ends + 1]
  };
  void search_with_neighbours(std::uint32_t from);
  [[nodiscard]] std::vector<LinkTime> judged_from(std::uint32_t from) const;
  std::unique_ptr<Ways const> search_from(std::uint32_t from, RoadTimes const& judged);

  RoadGraph const& graph_;
  RoadHierarchy const& roads_;
  RouteFinder finder_;
  std::vector<NodeId> ends_;
  std::vector<LinkTime> times_;
  std::vector<float> errors_;
  std::vector<std::unique_ptr<Ways const>> ways_;  ///< [ends] of the present roads, or none yet
  struct Older {
    SimTime until;
    std::unique_ptr<Ways const> ways;
  };
  std::vector<Older> older_;  ///< perhaps still being driven
};

}  // namespace sc
