// SPDX-License-Identifier: Apache-2.0
#include "service/request_body.h"

#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>
#include <set>

#include "base/refuse.h"
#include "io/hash.h"
#include "io/text/iso_time.h"

namespace sc {
namespace {

using Json = nlohmann::ordered_json;

constexpr int kMostDepth = 16;
constexpr std::size_t kLongestReason = 500;  ///< bytes

Json object_of(std::string const& body) {
  if (body.empty()) return Json::object();
  bool deep = false;
  std::set<std::string> keys;
  std::string twice;
  auto const look = [&](int depth, Json::parse_event_t event, Json& value) {
    deep = deep || depth > kMostDepth;
    bool const own_key = event == Json::parse_event_t::key && depth == 1;
    if (own_key && !keys.insert(value.get<std::string>()).second) twice = value.get<std::string>();
    return !deep;
  };
  Json json = Json::parse(body, look, false);
  if (deep) refuse("body (must not be deeper than 16)");
  if (!twice.empty()) refuse(twice + " (must stand once)");
  if (!json.is_object()) refuse("body (must be a JSON object)");
  return json;
}

/// What needs no words: feeds and orders say enough by themselves.
std::string_view usual_reason(std::string_view kind) {
  if (kind == "report") return "reported";
  if (kind == "position" || kind == "status" || kind == "reading") return "measured or told";
  if (kind == "order") return "ordered";
  return {};
}

std::string reason_of(Json& json, std::string_view kind) {
  std::string reason(usual_reason(kind));
  if (auto const it = json.find("reason"); it != json.end()) {
    if (!it->is_string()) refuse("reason (must be text)");
    if (it->get<std::string>().size() > kLongestReason)
      refuse("reason (must be at most 500 bytes)");
    if (!it->get<std::string>().empty()) reason = it->get<std::string>();
    json.erase(it);
  }
  if (reason.empty()) refuse("reason (must be given with this change)");
  return reason;
}

std::optional<SimTime> time_of(Json& json, Scenario const& s) {
  auto const it = json.find("time");
  if (it == json.end()) return std::nullopt;
  std::optional<SimTime> time;
  constexpr double kMost_s = 1e9;
  if (it->is_number() && std::abs(it->get<double>()) < kMost_s)
    time = SimTime{0} + from_seconds(it->get<double>());
  if (it->is_string())
    if (auto const ms = parse_date_time(it->get<std::string>(), s.utc_offset))
      time = sim_time(*ms, {s.start_unix_ms, s.utc_offset});
  if (!time)
    refuse("time (must be seconds since the start, or a date-time such as 2021-07-25T14:00:00)");
  json.erase(it);
  return time;
}

}  // namespace

ChangeRequest change_request(std::string_view kind, HttpRequest const& request, Scenario const& s,
                             std::vector<FromAddress> const& address) {
  Json json = object_of(request.body);
  ChangeRequest change;
  std::string asked(kind);
  for (FromAddress const& it : address) {
    if (json.contains(it.key)) refuse(std::string(it.key) + " (is given by the address already)");
    json[std::string(it.key)] = Json::parse(it.json);
    asked += '\n' + it.json;
  }
  change.kind = kind;
  change.request = sha256_hex(asked + '\n' + request.body);
  change.reason = reason_of(json, kind);
  change.at = time_of(json, s);
  change.body = json.dump();
  change.key = request.key;
  change.who = request.who;
  return change;
}

std::optional<std::uint32_t> number_of(std::string_view text) {
  std::uint32_t number = 0;
  char const* const end = text.data() + text.size();
  auto const [rest, error] = std::from_chars(text.data(), end, number);
  return error == std::errc{} && rest == end ? std::optional(number) : std::nullopt;
}

std::string json_text(std::string_view text) {
  return nlohmann::json(text).dump();
}

}  // namespace sc
