// SPDX-License-Identifier: Apache-2.0
#include "report/page.h"

#include "base/check.h"

namespace sc {
namespace {

constexpr std::string_view kMarker = "<!--stormcrew-report-data-->";

/// In JSON, `<` only stands within strings, where it may be written as an escape.
std::string without_tags(std::string_view json) {
  std::string safe;
  safe.reserve(json.size());
  for (char const c : json) {
    if (c == '<')
      safe += "\\u003c";
    else
      safe += c;
  }
  return safe;
}

}  // namespace

std::string filled_page(std::string_view page, std::string_view json) {
  std::size_t const at = page.find(kMarker);
  if (at == std::string_view::npos)
    throw InputError(
        {"", 0, "this stormcrew was built without the page of reports (STORMCREW_VIEWER=OFF)"});
  std::string filled(page.substr(0, at));
  filled += R"(<script type="application/json" id="report-data">)";
  filled += without_tags(json);
  filled += "</script>";
  filled += page.substr(at + kMarker.size());
  return filled;
}

}  // namespace sc
