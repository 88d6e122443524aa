// SPDX-License-Identifier: Apache-2.0
#include "live/page_client.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <regex>
#include <set>

#include "support/temp_folder.h"

namespace sc::test {
namespace {

constexpr std::pair<char const*, char const*> kLists[] = {
    {"units", "unit"}, {"incidents", "number"}, {"closures", "closure"}};
constexpr double kShowsClosed_s = 6 * 3600;

}  // namespace

PageClient::PageClient(std::string const& state) : state_(Json::parse(state)) {
  for (auto const& [list, number] : kLists) merge(state_, list, number);
}

void PageClient::take(std::string const& text) {
  Json const frame = Json::parse(text);
  ASSERT_EQ(frame["frame"], state_["frame"].get<int>() + 1);
  for (auto const& [key, value] : frame.items())
    if (!rows_.contains(key)) state_[key] = value;
  for (auto const& [list, number] : kLists)
    if (frame.contains(list)) merge(frame, list, number);
  forget_closed();
}

void PageClient::merge(Json const& frame, char const* list, char const* number) {
  auto& rows = rows_[list];
  for (Json const& row : frame[list]) rows[row[number].get<int>()] = row;
}

void PageClient::forget_closed() {
  double const now = state_["now"].get<double>();
  std::erase_if(rows_["incidents"], [&](auto const& it) {
    Json const& clear = it.second["clear"];
    return !clear.is_null() && now - clear.template get<double>() > kShowsClosed_s;
  });
}

PageClient::Json PageClient::state() const {
  Json state = state_;
  for (auto const& [list, rows] : rows_) {
    state[list] = Json::array();
    for (auto const& [number, row] : rows) state[list].push_back(row);
  }
  return state;
}

std::vector<std::string> fields_of(std::string const& interface_name) {
  std::string const text = bytes_of(std::string(SC_SOURCE_DIR) + "/viewer/src/live/data.ts");
  std::size_t const begin = text.find("export interface " + interface_name + " {\n");
  EXPECT_NE(begin, std::string::npos) << interface_name;
  std::string const body = text.substr(begin, text.find("\n}", begin) - begin);
  static std::regex const field(R"(\n  (\w+\??): )");
  std::vector<std::string> fields;
  for (std::sregex_iterator it(body.begin(), body.end(), field), end; it != end; ++it)
    fields.push_back((*it)[1]);
  EXPECT_FALSE(fields.empty()) << interface_name;
  return fields;
}

void expect_fields(nlohmann::ordered_json const& object, std::string const& interface_name) {
  SCOPED_TRACE(interface_name + " " + object.dump().substr(0, 200));
  ASSERT_TRUE(object.is_object());
  std::set<std::string> known;
  for (std::string field : fields_of(interface_name)) {
    bool const may_lack = field.back() == '?';
    if (may_lack) field.pop_back();
    known.insert(field);
    EXPECT_TRUE(may_lack || object.contains(field)) << field;
  }
  for (auto const& [key, value] : object.items()) EXPECT_TRUE(known.contains(key)) << key;
}

}  // namespace sc::test
