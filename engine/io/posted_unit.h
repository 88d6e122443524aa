// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "response/scenario.h"

namespace sc {

/// A posting with what its ids stand for. Points into the scenario.
struct PostedUnit {
  UnitSpec const* unit = nullptr;
  UnitKindSpec const* kind = nullptr;
  std::string place;               ///< id of the station, basin or patrol route
  Names place_names;               ///< none: a route
  std::optional<LonLat> position;  ///< a route's first stop; none: its stops depend on the streets
};

/// The posting's ids must be those of the scenario.
PostedUnit posted_unit(Scenario const& scenario, Posting const& posting);

/// The patrol route with that id, which must be there.
PatrolRoute const& route_named(Scenario const& scenario, std::string const& id);

/// Both names, the Chinese one first; one where they are the same or there is no other.
std::string both_names(Names const& names);

}  // namespace sc
