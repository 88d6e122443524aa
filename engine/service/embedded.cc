// SPDX-License-Identifier: Apache-2.0
#include "service/embedded.h"

extern "C" {
extern char const sc_live_html_begin[];
extern char const sc_live_html_end[];
extern char const sc_live_js_begin[];
extern char const sc_live_js_end[];
extern char const sc_live_css_begin[];
extern char const sc_live_css_end[];
extern char const sc_openapi_begin[];
extern char const sc_openapi_end[];
}

namespace sc {
namespace {

std::string between(char const* begin, char const* end) {
  return {begin, static_cast<std::size_t>(end - begin)};
}

}  // namespace

std::vector<StaticFile> live_page() {
  std::string html = between(sc_live_html_begin, sc_live_html_end);
  if (html.empty()) html = "This program was built without its page; see /v1/openapi.json.";
  return {{"/", "text/html; charset=utf-8", std::move(html)},
          {"/live.js", "text/javascript; charset=utf-8", between(sc_live_js_begin, sc_live_js_end)},
          {"/live.css", "text/css; charset=utf-8", between(sc_live_css_begin, sc_live_css_end)}};
}

std::string openapi_text() {
  return between(sc_openapi_begin, sc_openapi_end);
}

}  // namespace sc
