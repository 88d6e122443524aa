// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "response/scenario.h"

namespace sc {

/// A plan for maps: a GeoJSON FeatureCollection (RFC 7946, WGS 84, longitude first), on one line.
///
/// Per response level one Point for each station where units wait or stock lies and for each basin
/// with guards, and one LineString for each patrol route that is driven: its stops in order and
/// back to the first. The geometry of a route whose stops depend on the streets is null. The
/// properties of each: level, duty, place (id), name_zh, name_en, units [{unit, kind, kind_zh,
/// kind_en, people}], people (of all of them); of stations also capacity_units and stock
/// [{material, name_zh, name_en, amount, unit}]; of routes without geometry zones [ids] and grid_m.
/// The member `stormcrew` of the collection names scenario and plan.
std::string plan_geojson(Scenario const& scenario);

}  // namespace sc
