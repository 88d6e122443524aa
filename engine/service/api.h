// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "service/desk/desk.h"
#include "service/http/request.h"

namespace sc {

class DrillDesk;

/// What the service answers beside the page: docs/live.md tells it, `GET /v1/openapi.json` for
/// programs. All parts must outlive the routes.
struct ApiParts {
  Desk& desk;
  RoomPage const& page;
  std::string openapi;         ///< JSON
  DrillDesk* drill = nullptr;  ///< null: no drill
};
std::vector<HttpRoute> api_routes(ApiParts const& parts);

}  // namespace sc
