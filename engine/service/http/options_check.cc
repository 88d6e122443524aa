// SPDX-License-Identifier: Apache-2.0
#include "service/http/options_check.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/asio/ip/address.hpp>

#include "base/check.h"

namespace sc {
namespace {

void demand_origin(std::string const& origin, Complaints& complaints) {
  bool const scheme = origin.starts_with("http://") || origin.starts_with("https://");
  std::size_t const host = std::min(origin.find("://"), origin.size() - 1) + 3;
  bool const bare = scheme && host < origin.size() && origin.find('/', host) == origin.npos;
  if (!bare)
    complaints.add("", 0, fmt::format("origin = {} (must be as in https://room.example)", origin));
}

void demand_numbers(HttpOptions const& o, Complaints& complaints) {
  auto const demand = [&](bool good, char const* what) {
    if (!good) complaints.add("", 0, what);
  };
  demand(o.most_header >= 256 && o.most_header <= 1U << 20U,
         "most_header (must be between 256 bytes and 1 MB)");
  demand(o.most_connections >= 1, "most_connections (must be positive)");
  demand(o.most_per_second >= 1, "most_per_second (must be 1 or more)");
  for (Duration limit : {o.read_limit, o.write_limit, o.answer_limit, o.idle_limit, o.heartbeat})
    demand(limit.ms > 0 && limit <= whole_hours(24),
           "a time limit (must be positive and at most a day)");
}

}  // namespace

bool is_loopback_address(std::string const& address) {
  boost::system::error_code error;
  auto const parsed = boost::asio::ip::make_address(address, error);
  return !error && parsed.is_loopback();
}

void demand_usable(HttpOptions const& options, Tokens const& tokens) {
  Complaints complaints;
  boost::system::error_code error;
  boost::asio::ip::make_address(options.address, error);
  if (error)
    complaints.add(
        "", 0,
        fmt::format("address = {} (must be an IP address, as in 127.0.0.1)", options.address));
  else if (!is_loopback_address(options.address) && tokens.entries().empty())
    complaints.add("", 0,
                   fmt::format("address = {} (must be of loopback as long as there is no token)",
                               options.address));
  if (options.certificate.empty() != options.private_key.empty())
    complaints.add("", 0, "certificate and private key (must be given together)");
  for (std::string const& origin : options.origins) demand_origin(origin, complaints);
  demand_numbers(options, complaints);
  complaints.throw_if_any();
}

}  // namespace sc
