// SPDX-License-Identifier: Apache-2.0
#include "traffic/route_book.h"

#include <algorithm>

#include "base/check.h"
#include "base/random.h"

namespace sc {
namespace {

/// Errors of judgement are taken from a table: enough for neighbours to differ.
constexpr std::uint32_t kErrors = 4096;

/// No link seems to take longer [ms], about twelve days: what a LinkTime can hold.
constexpr float kLongestJudged = 1e9F;

std::vector<float> judgement_errors(double deviation) {
  std::vector<float> errors;
  Stream luck(0, 0, Purpose::route, 0);
  for (std::uint32_t i = 0; i < kErrors; ++i)
    errors.push_back(static_cast<float>(luck.lognormal(1, deviation)));
  return errors;
}

std::uint32_t error_number(std::uint32_t from, std::size_t link) {
  return static_cast<std::uint32_t>((from * 0x9e3779b9U + link) * 0x85ebca6bU) >> 20U;
}

}  // namespace

RouteBook::RouteBook(RoadGraph const& graph, RoadHierarchy const& roads, std::vector<NodeId> ends,
                     double judgement)
    : graph_(graph),
      roads_(roads),
      finder_(graph, roads),
      ends_(std::move(ends)),
      errors_(judgement_errors(judgement)),
      ways_(ends_.size()) {}

void RouteBook::renew(SimTime now, std::span<LinkTime const> times) {
  SC_EXPECT(times.size() == graph_.links());
  times_.assign(times.begin(), times.end());
  for (std::unique_ptr<Ways const>& ways : ways_)
    if (ways) older_.push_back({now, std::move(ways)});
}

void RouteBook::forget_before(SimTime t) {
  std::erase_if(older_, [t](Older const& older) { return older.until <= t; });
}

std::span<LinkId const> RouteBook::way(std::uint32_t from, std::uint32_t to) {
  if (!ways_[from]) search_with_neighbours(from);
  Ways const& ways = *ways_[from];
  return std::span(ways.links).subspan(ways.first[to], ways.first[to + 1] - ways.first[to]);
}

void RouteBook::search_with_neighbours(std::uint32_t from) {
  SC_EXPECT(!times_.empty());
  auto const first = from - from % static_cast<std::uint32_t>(kMostLanes);
  auto const last = std::min(first + static_cast<std::uint32_t>(kMostLanes),
                             static_cast<std::uint32_t>(ends_.size()));
  std::vector<std::vector<LinkTime>> judged;
  for (std::uint32_t end = first; end < last; ++end) judged.push_back(judged_from(end));
  std::vector<std::span<LinkTime const>> const lanes(judged.begin(), judged.end());
  Metric const metric(roads_.frame, lanes);
  for (std::size_t k = 0; k < lanes.size(); ++k) {
    auto const end = first + static_cast<std::uint32_t>(k);
    ways_[end] = search_from(end, {lanes[k], upward_arcs(metric, k)});
  }
}

std::vector<LinkTime> RouteBook::judged_from(std::uint32_t from) const {
  std::vector<LinkTime> judged(times_);
  for (std::size_t i = 0; i < judged.size(); ++i)
    if (judged[i] != kImpassable)
      judged[i] = static_cast<LinkTime>(std::clamp(
          static_cast<float>(judged[i]) * errors_[error_number(from, i)], 1.0F, kLongestJudged));
  return judged;
}

std::unique_ptr<RouteBook::Ways const> RouteBook::search_from(std::uint32_t from,
                                                              RoadTimes const& judged) {
  RoadPlace starts;
  for (LinkId const link : graph_.out_links(ends_[from])) starts.push_back({link, 0.0F});
  finder_.explore(starts, judged);
  auto ways = std::make_unique<Ways>();
  ways->first.push_back(0);
  for (std::uint32_t to = 0; to < ends_.size(); ++to) {
    if (ends_[to] != ends_[from]) finder_.append_way_to(ends_[to], ways->links);
    ways->first.push_back(static_cast<std::uint32_t>(ways->links.size()));
  }
  return ways;
}

}  // namespace sc
