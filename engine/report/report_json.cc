// SPDX-License-Identifier: Apache-2.0
#include "report/report_json.h"

#include "report/parts_json.h"

namespace sc {

std::string report_json(ReportParts const& parts) {
  page::Json const head{{"format", "stormcrew-report"},     {"format_version", 1},
                        {"program", parts.program},         {"made", parts.made},
                        {"title", names_json(parts.title)}, {"note", parts.note},
                        {"attribution", parts.attribution}};
  std::string json = dumped(head);
  json.pop_back();
  auto const add = [&](std::string_view name, std::string const& part) {
    if (part.empty()) return;
    json += ",\"";
    json += name;
    json += "\":";
    json += part;
  };
  add("run", parts.run);
  add("study", parts.study);
  add("drill", parts.drill);
  return json + '}';
}

}  // namespace sc
