// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "response/world.h"
#include "road/cut_streets.h"

namespace sc {

/// What is supposed to be under water.
enum class FloodKind : std::uint8_t {
  basin,         ///< all links that the water of a basin covers
  cut_street,    ///< a street on which everything beyond depends
  cut_junction,  ///< all streets that meet at a junction on which everything beyond depends
  street         ///< any street
};
inline constexpr std::array<std::string_view, 4> kFloodKinds = {"basin", "cut_street",
                                                                "cut_junction", "street"};

/// A supposed flood: its links are impassable to every vehicle, in both directions.
struct Flood {
  FloodKind kind = FloodKind::basin;
  std::vector<LinkId> links;      ///< ascending, both directions, never empty
  BasinId basin;                  ///< of a basin
  NodeId node;                    ///< of a cut junction
  std::optional<CutSide> beyond;  ///< of a cut: what hangs on it by the shape of the network alone
};

/// All floods of the given kinds, in the order of kFloodKinds, then by number. Elevated links never
/// flood: a basin, street or junction with no other links is left out. Where cut streets are listed
/// they are not listed again as streets.
std::vector<Flood> floods_of(World const& world, std::vector<FloodKind> const& kinds);

/// What people call it: the basin, the street, or the streets that meet. May be empty.
Names names_of(World const& world, Flood const& flood);

}  // namespace sc
