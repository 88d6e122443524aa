// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace sc::test {

struct RawReply {
  int status = 0;                              ///< 0: the connection ended before one came
  std::map<std::string, std::string> headers;  ///< names in lower case
  std::string body;
};

/// A client that sends whatever bytes it is told to. Waits at most 30 s for anything, which only
/// keeps a broken server from hanging the tests.
class RawClient {
 public:
  /// `from`: any address of 127/8, so that one machine can be several clients.
  explicit RawClient(std::uint16_t port, std::string const& from = "127.0.0.1",
                     int receive_bytes = 0);
  ~RawClient();
  RawClient(RawClient&& other) noexcept;
  RawClient(RawClient const&) = delete;
  RawClient& operator=(RawClient const&) = delete;

  /// False: the connection has ended.
  bool send(std::string_view bytes);
  void end_sending();
  RawReply reply();
  RawReply reply_without_body();
  /// Reads up to the end of `mark`; what came before the connection ended if it never comes.
  std::string read_to(std::string_view mark);
  /// Everything up to the end of the connection.
  std::string read_all();
  /// Nothing more comes; waits for the end.
  bool ends();
  /// Was the connection cut, rather than ended?
  [[nodiscard]] bool was_reset() const { return was_reset_; }

 private:
  bool fill();
  RawReply head();

  int fd_ = -1;
  bool was_reset_ = false;
  std::string pending_;
};

/// "GET path HTTP/1.1" with Host, these further lines (each with its line break) and body.
std::string request(std::string_view method, std::string_view path, std::string_view headers = "",
                    std::string_view body = "");
RawReply ask(std::uint16_t port, std::string_view bytes);

}  // namespace sc::test
