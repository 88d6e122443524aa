// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "service/http/request.h"

namespace sc {

/// The live page, viewer/ built and compiled into the program: "/", "/live.js" and "/live.css".
/// Empty in a build without it (CMake option STORMCREW_VIEWER); then "/" says so.
std::vector<StaticFile> live_page();

/// docs/openapi.json.
std::string openapi_text();

}  // namespace sc
