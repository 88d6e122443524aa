// SPDX-License-Identifier: Apache-2.0
#include "io/export/field.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "io/text/csv_text.h"
#include "io/text/json_text.h"

namespace sc {
namespace {

using Json = nlohmann::ordered_json;

struct AsCell {
  std::string operator()(std::monostate /*missing*/) const { return {}; }
  std::string operator()(std::int64_t value) const { return fmt::format("{}", value); }
  std::string operator()(double value) const { return fmt::format("{}", value); }
  std::string operator()(std::string const& value) const { return spreadsheet_cell(value); }
};

struct AsJson {
  Json operator()(std::monostate /*missing*/) const { return nullptr; }
  template <class T>
  Json operator()(T const& value) const {
    return value;
  }
};

template <class ToText>
std::string joined(Fields const& fields, ToText to_text) {
  std::string line;
  for (Field const& field : fields) {
    if (&field != &fields.front()) line += ',';
    line += to_text(field);
  }
  return line + '\n';
}

}  // namespace

std::string csv_head(Fields const& fields) {
  return joined(fields, [](Field const& field) { return std::string(field.name); });
}

std::string csv_row(Fields const& fields) {
  return joined(fields, [](Field const& field) { return std::visit(AsCell{}, field.value); });
}

std::string geojson_feature(std::string const& geometry, Fields const& properties) {
  Json json = Json::object();
  for (Field const& field : properties)
    json[std::string(field.name)] = std::visit(AsJson{}, field.value);
  return fmt::format(R"({{"type":"Feature","geometry":{},"properties":{}}})", geometry,
                     dumped(json));
}

}  // namespace sc
