// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "cli/live_case.h"
#include "service/http/server.h"

namespace sc {

/// `stormcrew serve SCENARIO`: the duty officer's room.
struct ServeOptions {
  LiveWish wish;
  std::string pace = "1";  ///< storm seconds per second, or "max": none
  std::string journal;     ///< folder; empty: results/live/ and the scenario's name
  bool automatic = false;
  bool recommends = true;
  int futures = 24;
  int forecast_hours = 6;
  std::string team = "team";  ///< of a drill
  HttpOptions http;
};

/// Serves until SIGINT or SIGTERM. Returns 0; errors are thrown: InputError, IoError.
int serve_command(ServeOptions const& options, std::ostream& out);

/// `stormcrew token`: who may do what in the room of a journal's folder.
struct TokenOptions {
  enum class What : std::uint8_t { add, list, remove } what = What::list;
  std::string journal;
  std::string name;
  std::string role = "dispatcher";
};
int token_command(TokenOptions const& options, std::ostream& out);

/// `stormcrew backup JOURNAL FILE`: copies a journal while it is written.
int backup_command(std::string const& journal, std::string const& file, std::ostream& out);

}  // namespace sc
