// SPDX-License-Identifier: Apache-2.0
#include "service/desk/desk_parts.h"

#include <fmt/format.h>

#include <chrono>
#include <nlohmann/json.hpp>

#include "base/refuse.h"

namespace sc::desk {

double seconds_since(StormClock::Steady::time_point t) {
  return std::chrono::duration<double>(StormClock::Steady::now() - t).count();
}

std::string reply_json(JournalEntry const& entry, Applied const& applied) {
  nlohmann::ordered_json json{{"seq", entry.seq}, {"at", entry.at.seconds()}};
  if (applied.incident) json["incident"] = applied.incident.value();
  if (applied.unit) json["unit"] = applied.unit.value();
  if (applied.closure) json["closure"] = *applied.closure;
  return json.dump();
}

void check_reply(JournalEntry const& entry, Applied const& applied) {
  using nlohmann::json;
  json const said = json::parse(entry.reply, nullptr, false);
  json const is = json::parse(reply_json(entry, applied));
  auto const part = [](json const& of, char const* key) {
    auto const found = of.find(key);  // none in what is no object
    return found == of.end() ? json() : *found;
  };
  for (char const* const key : {"seq", "incident", "unit", "closure"}) {
    if (part(said, key) != part(is, key))
      refuse(fmt::format("its reply has another {} than the change", key));
  }
}

Applied applied_of(JournalEntry const& entry) {
  auto const json = nlohmann::json::parse(entry.reply);
  Applied applied;
  if (json.contains("incident"))
    applied.incident = IncidentId{json["incident"].get<std::uint32_t>()};
  if (json.contains("unit")) applied.unit = UnitId{json["unit"].get<std::uint32_t>()};
  if (json.contains("closure")) applied.closure = json["closure"].get<std::size_t>();
  return applied;
}

HttpReply made(std::string json, std::string const& kind) {
  HttpReply reply;
  reply.status = kind == "report" || kind == "close_street" ? 201 : 200;
  reply.body = std::move(json);
  return reply;
}

}  // namespace sc::desk
