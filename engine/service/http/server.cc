// SPDX-License-Identifier: Apache-2.0
#include "service/http/server.h"

#include <fmt/format.h>

#include <atomic>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <mutex>
#include <thread>
#include <utility>

#include "base/check.h"
#include "service/http/connection.h"
#include "service/http/options_check.h"
#include "service/http/server_core.h"

namespace sc {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using Error = boost::system::error_code;

/// So many more may be told that there is no room.
constexpr std::size_t kTurnedAway = 16;
/// After an accept that failed: out of file numbers, most likely.
constexpr auto kAcceptAgain = std::chrono::milliseconds(100);

asio::ip::address plain(asio::ip::address const& address) {
  bool const mapped = address.is_v6() && address.to_v6().is_v4_mapped();
  return mapped ? asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6()) : address;
}

tcp::acceptor listen(asio::io_context& io, HttpOptions const& options) {
  try {
    tcp::endpoint const where(asio::ip::make_address(options.address), options.port);
    return {io, where, /*reuse_addr=*/true};
  } catch (boost::system::system_error const& error) {
    throw IoError(fmt::format("{}:{}", options.address, options.port),
                  "cannot be listened at: " + error.code().message());
  }
}

}  // namespace

class HttpServer::Impl {
 public:
  Impl(HttpOptions options, std::vector<HttpRoute> routes, std::vector<StaticFile> files,
       Tokens const& tokens, EventHub& hub)
      : core_(std::move(options), std::move(routes), std::move(files), tokens, hub),
        acceptor_(core_.io),
        again_(core_.io) {
    HttpOptions const& o = core_.options;
    if (!o.certificate.empty()) tls_ = tls_context(o.certificate, o.private_key);
    acceptor_ = listen(core_.io, o);
    port_ = acceptor_.local_endpoint().port();
    waker_ = core_.hub.wake_by([this] { wake(); }, o.most_waiting);
    accept();
    thread_ = std::thread([this] { run(); });
  }
  ~Impl() { stop(); }

  [[nodiscard]] std::uint16_t port() const { return port_; }

  void stop() {
    {
      std::lock_guard const lock(stopping_);
      if (!std::exchange(stopped_, true)) {
        core_.hub.stop_waking(waker_);
        core_.mailbox->post([this] { close_all(); });
        core_.mailbox->close();
      }
    }
    // A handler that stops the server cannot wait for the end of its own thread.
    if (core_.io.get_executor().running_in_this_thread()) return;
    std::lock_guard const lock(joining_);
    if (thread_.joinable()) thread_.join();
  }

 private:
  /// Whatever fails (memory, most likely) fails for one connection, which its deadline ends.
  void run() {
    for (;;) {
      try {
        core_.io.run();
        return;
      } catch (std::exception const& error) {
        if (core_.options.on_fault) core_.options.on_fault(error.what());
      }
    }
  }

  void accept() {
    acceptor_.async_accept([this](Error error, tcp::socket socket) {
      if (!acceptor_.is_open()) return;
      if (error) return accept_later();
      accept();
      welcome(std::move(socket));
    });
  }

  void accept_later() {
    shed();
    again_.expires_after(kAcceptAgain);
    again_.async_wait([this](Error error) {
      if (!error && acceptor_.is_open()) accept();
    });
  }

  void welcome(tcp::socket socket) {
    Error error;
    auto const from = socket.remote_endpoint(error);
    if (error) return;
    auto const at = socket.local_endpoint(error);
    if (error) return;
    socket.set_option(tcp::no_delay(true), error);
    auto const address = plain(from.address());
    Peer peer{address.to_string(), plain(at.address()).to_string(), address.is_loopback()};
    auto channel = tls_ ? tls_channel(std::move(socket), *tls_) : plain_channel(std::move(socket));
    admit(std::make_shared<Connection>(core_, std::move(channel), std::move(peer)));
  }

  void admit(std::shared_ptr<Connection> connection) {
    std::size_t const most = core_.options.most_connections;
    while (core_.connections.size() >= most && shed()) {
    }
    bool const room = core_.connections.size() < most;
    if (!room && (tls_ || core_.connections.size() >= most + kTurnedAway)) return;
    core_.connections.emplace(connection.get(), connection);
    if (room)
      connection->start();
    else
      connection->turn_away();
  }

  /// Closes the connection that has been without a whole request longest: whoever holds many open
  /// to keep others out loses them to those others. False: all are being served.
  bool shed() {
    std::shared_ptr<Connection> victim;
    for (auto const& [key, one] : core_.connections) {
      if (one->spared() == Connection::Spared::yes) continue;
      bool const sooner = !victim || one->spared() < victim->spared() ||
                          (one->spared() == victim->spared() && one->since() < victim->since());
      if (sooner) victim = one;
    }
    if (victim) victim->close();
    return victim != nullptr;
  }

  /// On any thread: one call for however many events.
  void wake() {
    if (woken_.exchange(true)) return;
    core_.mailbox->post([this] {
      woken_ = false;
      for (auto it = core_.connections.begin(); it != core_.connections.end();) {
        Connection& connection = *it->first;
        ++it;  // it may close itself
        connection.pump();
      }
    });
  }

  void close_all() {
    Error ignored;
    acceptor_.close(ignored);
    again_.cancel();
    while (!core_.connections.empty()) core_.connections.begin()->second->close();
  }

  ServerCore core_;
  std::unique_ptr<asio::ssl::context> tls_;
  tcp::acceptor acceptor_;
  asio::steady_timer again_;
  std::uint16_t port_ = 0;
  std::size_t waker_ = 0;
  std::atomic<bool> woken_ = false;
  std::mutex stopping_;
  bool stopped_ = false;
  std::mutex joining_;  ///< not held by who only says so: a handler would wait for itself
  std::thread thread_;
};

HttpServer::HttpServer(HttpOptions options, std::vector<HttpRoute> routes,
                       std::vector<StaticFile> files, Tokens const& tokens, EventHub& hub) {
  demand_usable(options, tokens);
  impl_ =
      std::make_unique<Impl>(std::move(options), std::move(routes), std::move(files), tokens, hub);
}
HttpServer::~HttpServer() = default;

std::uint16_t HttpServer::port() const {
  return impl_->port();
}

void HttpServer::stop() {
  impl_->stop();
}

}  // namespace sc
