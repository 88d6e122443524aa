// SPDX-License-Identifier: Apache-2.0
#include "io/osm/osm_waterways.h"

#include <utility>

namespace sc {

std::vector<Waterway> waterways_of(OsmExtract const& extract, std::optional<ClipArea> const& area) {
  std::vector<Waterway> pieces;
  for (OsmWaterway const& way : extract.waterways) {
    Waterway piece{way.name, way.width_m, {}};
    auto const end_piece = [&] {
      if (piece.line.size() > 1) pieces.push_back(piece);
      piece.line.clear();
    };
    for (std::uint32_t const node : way.nodes) {
      auto const& at = extract.water_position[node];
      if (at && (!area || inside(*area, *at)))
        piece.line.push_back(*at);
      else
        end_piece();
    }
    end_piece();
  }
  return pieces;
}

}  // namespace sc
