// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <array>
#include <charconv>

#include "base/check.h"
#include "io/text/toml_text.h"
#include "io/text/utf8.h"
#include "service/journal/journal_schema.h"

namespace sc {
namespace {

struct Field {
  char const* name;
  std::string JournalHead::*text;
};
// Every field but the seed, which is no text.
constexpr std::array<Field, 8> kFields = {{
    {"scenario_folder", &JournalHead::scenario_folder},
    {"scenario_sha256", &JournalHead::scenario_sha256},
    {"roads", &JournalHead::roads},
    {"roads_sha256", &JournalHead::roads_sha256},
    {"settings", &JournalHead::settings},
    {"policy", &JournalHead::policy},
    {"options", &JournalHead::options},
    {"engine_version", &JournalHead::engine_version},
}};
constexpr char const* kSeed = "seed";

std::string value_of(sqlite::Database const& database, sqlite::Statement const& select,
                     std::string_view name) {
  auto row = select.run(name);
  if (!row.next())
    throw InputError(
        {database.path(), 0,
         fmt::format("must be a whole journal of stormcrew (its head has no {})", name)});
  std::string value = row.text(0);
  if (first_non_utf8(value))
    throw InputError({database.path(), 0,
                      fmt::format("must be a whole journal of stormcrew (the {} in its head is no "
                                  "UTF-8)",
                                  name)});
  return value;
}

std::uint64_t seed_of(sqlite::Database const& database, std::string const& text) {
  std::uint64_t seed = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), seed);
  if (error != std::errc() || end != text.data() + text.size())
    throw InputError({database.path(), 0, "seed = " + toml_string(text) + " (must be a number)"});
  return seed;
}

}  // namespace

void write_head(sqlite::Database const& database, JournalHead const& head) {
  sqlite::Statement const insert(database, "INSERT INTO head (name, value) VALUES (?1, ?2)");
  for (Field const& field : kFields)
    insert.execute(std::string_view(field.name), std::string_view(head.*field.text));
  insert.execute(std::string_view(kSeed), std::string_view(std::to_string(head.seed)));
}

JournalHead read_head(sqlite::Database const& database) {
  sqlite::Statement const select(database, "SELECT value FROM head WHERE name = ?1");
  JournalHead head;
  for (Field const& field : kFields) head.*field.text = value_of(database, select, field.name);
  head.seed = seed_of(database, value_of(database, select, kSeed));
  return head;
}

void check_same_head(std::string const& path, JournalHead const& own, JournalHead const& asked) {
  Complaints complaints;
  auto const compare = [&](char const* name, std::string const& mine, std::string const& theirs) {
    if (mine != theirs)
      complaints.add(path, 0,
                     fmt::format("{} = {} (must be {}, with which the journal was begun)", name,
                                 toml_string(theirs), toml_string(mine)));
  };
  for (Field const& field : kFields) compare(field.name, own.*field.text, asked.*field.text);
  compare(kSeed, std::to_string(own.seed), std::to_string(asked.seed));
  complaints.throw_if_any();
}

}  // namespace sc
