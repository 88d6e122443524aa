// SPDX-License-Identifier: Apache-2.0
#include "service/http/channel.h"

#include <algorithm>
#include <boost/asio/post.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/write.hpp>
#include <string>
#include <utility>

#include "base/check.h"

namespace sc {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using Error = boost::system::error_code;

auto told(Channel::Done done) {
  return [done = std::move(done)](Error error, std::size_t bytes = 0) { done(!error, bytes); };
}

void close_socket(tcp::socket& socket) {
  Error ignored;
  socket.close(ignored);
}

class PlainChannel final : public Channel {
 public:
  explicit PlainChannel(tcp::socket socket) : socket_(std::move(socket)) {}

  void shake_hands(Done done) override {
    asio::post(socket_.get_executor(), [done = std::move(done)] { done(true, 0); });
  }
  void read(std::span<char> into, Done done) override {
    socket_.async_read_some(asio::buffer(into.data(), into.size()), told(std::move(done)));
  }
  void write(std::vector<std::string_view> pieces, Done done) override {
    std::vector<asio::const_buffer> buffers;
    for (std::string_view piece : pieces) buffers.emplace_back(piece.data(), piece.size());
    asio::async_write(socket_, std::move(buffers), told(std::move(done)));
  }
  void end_writing(Done done) override {
    Error error;
    socket_.shutdown(tcp::socket::shutdown_send, error);
    asio::post(socket_.get_executor(), [done = std::move(done)] { done(true, 0); });
  }
  void close() override { close_socket(socket_); }

 private:
  tcp::socket socket_;
};

class TlsChannel final : public Channel {
 public:
  TlsChannel(tcp::socket socket, asio::ssl::context& context)
      : stream_(std::move(socket), context) {}

  void shake_hands(Done done) override {
    stream_.async_handshake(asio::ssl::stream_base::server, told(std::move(done)));
  }
  void read(std::span<char> into, Done done) override {
    stream_.async_read_some(asio::buffer(into.data(), into.size()), told(std::move(done)));
  }
  void write(std::vector<std::string_view> pieces, Done done) override {
    // One record for many small pieces: each record costs a write and some thirty bytes.
    out_.clear();
    for (std::string_view piece : pieces) out_ += piece;
    asio::async_write(stream_, asio::buffer(out_), told(std::move(done)));
  }
  void end_writing(Done done) override { stream_.async_shutdown(told(std::move(done))); }
  void close() override { close_socket(stream_.next_layer()); }

 private:
  asio::ssl::stream<tcp::socket> stream_;
  std::string out_;
};

void demand(Error const& error, std::string const& path) {
  if (error) throw IoError(path, "cannot be used for TLS: " + error.message());
}

}  // namespace

std::unique_ptr<Channel> plain_channel(tcp::socket socket) {
  return std::make_unique<PlainChannel>(std::move(socket));
}

std::unique_ptr<Channel> tls_channel(tcp::socket socket, asio::ssl::context& context) {
  return std::make_unique<TlsChannel>(std::move(socket), context);
}

std::unique_ptr<asio::ssl::context> tls_context(std::string const& certificate,
                                                std::string const& private_key) {
  auto context = std::make_unique<asio::ssl::context>(asio::ssl::context::tls_server);
  Error error;
  // A key with a pass phrase would ask the terminal for it and wait.
  context->set_password_callback([](std::size_t, auto) { return std::string(); }, error);
  context->set_options(asio::ssl::context::no_compression | SSL_OP_NO_RENEGOTIATION, error);
  if (SSL_CTX_set_min_proto_version(context->native_handle(), TLS1_2_VERSION) != 1)
    throw IoError("OpenSSL", "does not know TLS 1.2");
  context->use_certificate_chain_file(certificate, error);
  demand(error, certificate);
  context->use_private_key_file(private_key, asio::ssl::context::pem, error);
  demand(error, private_key);
  if (SSL_CTX_check_private_key(context->native_handle()) != 1)
    throw IoError(private_key, "is not the key of the certificate " + certificate);
  return context;
}

}  // namespace sc
