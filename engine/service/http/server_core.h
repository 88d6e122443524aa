// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/asio/io_context.hpp>
#include <map>
#include <memory>
#include <string>

#include "service/http/audit_log.h"
#include "service/http/event_hub_impl.h"
#include "service/http/gate.h"
#include "service/http/mailbox.h"
#include "service/http/rate_limit.h"
#include "service/http/route_table.h"
#include "service/http/server.h"

namespace sc {

class Connection;

/// What the connections of a server share. Of the server's thread alone, but for the mailbox.
struct ServerCore {
  ServerCore(HttpOptions the_options, std::vector<HttpRoute> the_routes,
             std::vector<StaticFile> files, Tokens const& tokens, EventHub& the_hub)
      : options(std::move(the_options)),
        routes(std::move(the_routes), std::move(files)),
        gate(options, tokens),
        limit(options.most_per_second),
        audit(options.audit_log),
        hub(the_hub.impl()),
        mailbox(std::make_shared<Mailbox>(io)) {}

  boost::asio::io_context io{1};  ///< first: outlives the sockets of the connections
  HttpOptions const options;
  RouteTable const routes;
  Gate const gate;
  RateLimit limit;
  AuditLog audit;
  EventHub::Impl& hub;
  std::map<Connection*, std::shared_ptr<Connection>> connections;
  std::size_t streams = 0;
  std::shared_ptr<Mailbox> const mailbox;
};

}  // namespace sc
