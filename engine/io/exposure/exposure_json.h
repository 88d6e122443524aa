// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "response/exposure/exposure.h"
#include "response/world.h"

namespace sc {

/// The whole report as one JSON object; docs/formats.md names its members. `attribution` is what
/// must be said when the roads are shown.
std::string exposure_json(World const& world, ExposureReport const& report,
                          std::string const& attribution);

/// The same for maps, as GeoJSON (RFC 7946, WGS 84, longitude first): each ranked flood as a
/// MultiLineString of its streets, each subdistrict as a Point at its centre. The file appears
/// complete or not at all. Errors: IoError.
void write_exposure_geojson(std::string const& path, World const& world,
                            ExposureReport const& report, std::string const& attribution);

}  // namespace sc
