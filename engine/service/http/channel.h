// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <functional>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace sc {

/// The bytes of one connection, plain or through TLS. Of the server's thread alone. At most one
/// read and one write at a time; each `done` is called later, never from within the call, and what
/// was passed must live until then, as must the channel.
class Channel {
 public:
  using Done = std::function<void(bool ok, std::size_t bytes)>;
  virtual ~Channel() = default;

  virtual void shake_hands(Done done) = 0;
  /// Some bytes, as they come.
  virtual void read(std::span<char> into, Done done) = 0;
  /// All of them.
  virtual void write(std::vector<std::string_view> pieces, Done done) = 0;
  /// The peer hears that nothing follows; it may still send.
  virtual void end_writing(Done done) = 0;
  /// At once; whatever is under way is done without success.
  virtual void close() = 0;
};

std::unique_ptr<Channel> plain_channel(boost::asio::ip::tcp::socket socket);
/// `context` must outlive it.
std::unique_ptr<Channel> tls_channel(boost::asio::ip::tcp::socket socket,
                                     boost::asio::ssl::context& context);

/// TLS 1.2 or later with this certificate. Errors: IoError where a file cannot be used.
std::unique_ptr<boost::asio::ssl::context> tls_context(std::string const& certificate,
                                                       std::string const& private_key);

}  // namespace sc
