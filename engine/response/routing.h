// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace sc {

/// What finds the routes of units. Results do not depend on it.
enum class Routing : std::uint8_t {
  hierarchy,  ///< the customizable contraction hierarchy (RouteFinder)
  dijkstra    ///< the plain search (RouteSearch): the oracle
};

}  // namespace sc
