// SPDX-License-Identifier: Apache-2.0
#include "service/http/raw_client.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cctype>
#include <stdexcept>
#include <utility>

namespace sc::test {
namespace {

constexpr int kGuardMs = 30'000;

sockaddr_in address_of(std::string const& ip, std::uint16_t port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  ::inet_pton(AF_INET, ip.c_str(), &address.sin_addr);
  return address;
}

void demand(bool good, char const* what) {
  if (!good) throw std::runtime_error(what);
}

std::string lower(std::string text) {
  for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return text;
}

}  // namespace

RawClient::RawClient(std::uint16_t port, std::string const& from, int receive_bytes) {
  fd_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  demand(fd_ >= 0, "no socket");
  if (receive_bytes > 0)
    ::setsockopt(fd_, SOL_SOCKET, SO_RCVBUF, &receive_bytes, sizeof receive_bytes);
  sockaddr_in const mine = address_of(from, 0);
  demand(::bind(fd_, reinterpret_cast<sockaddr const*>(&mine), sizeof mine) == 0, "no bind");
  sockaddr_in const there = address_of("127.0.0.1", port);
  demand(::connect(fd_, reinterpret_cast<sockaddr const*>(&there), sizeof there) == 0,
         "no connection");
}

RawClient::~RawClient() {
  if (fd_ >= 0) ::close(fd_);
}

RawClient::RawClient(RawClient&& other) noexcept
    : fd_(std::exchange(other.fd_, -1)), pending_(std::move(other.pending_)) {}

bool RawClient::send(std::string_view bytes) {
  while (!bytes.empty()) {
    ssize_t const n = ::send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (n <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(n));
  }
  return true;
}

void RawClient::end_sending() {
  ::shutdown(fd_, SHUT_WR);
}

bool RawClient::fill() {
  pollfd one{fd_, POLLIN, 0};
  demand(::poll(&one, 1, kGuardMs) == 1, "the server neither answers nor ends the connection");
  std::array<char, 65536> buffer{};
  ssize_t const n = ::recv(fd_, buffer.data(), buffer.size(), 0);
  if (n > 0) pending_.append(buffer.data(), static_cast<std::size_t>(n));
  was_reset_ = n < 0;
  return n > 0;
}

std::string RawClient::read_to(std::string_view mark) {
  for (;;) {
    if (std::size_t const at = pending_.find(mark); at != pending_.npos) {
      std::string const found = pending_.substr(0, at + mark.size());
      pending_.erase(0, at + mark.size());
      return found;
    }
    if (!fill()) return std::exchange(pending_, {});
  }
}

std::string RawClient::read_all() {
  while (fill()) {
  }
  return std::exchange(pending_, {});
}

bool RawClient::ends() {
  return read_all().empty();
}

RawReply RawClient::head() {
  RawReply reply;
  std::string text = read_to("\r\n\r\n");
  if (!text.starts_with("HTTP/1.1 ")) return reply;
  reply.status = std::stoi(text.substr(9, 3));
  for (std::size_t at = text.find("\r\n") + 2; at + 2 < text.size();) {
    std::size_t const end = text.find("\r\n", at);
    std::string const line = text.substr(at, end - at);
    std::size_t const colon = line.find(": ");
    if (colon != line.npos) reply.headers[lower(line.substr(0, colon))] = line.substr(colon + 2);
    at = end + 2;
  }
  return reply;
}

RawReply RawClient::reply_without_body() {
  return head();
}

RawReply RawClient::reply() {
  RawReply reply = head();
  auto const length = reply.headers.find("content-length");
  std::size_t const wanted = length == reply.headers.end() ? 0 : std::stoul(length->second);
  while (pending_.size() < wanted && fill()) {
  }
  reply.body = pending_.substr(0, wanted);
  pending_.erase(0, wanted);
  return reply;
}

std::string request(std::string_view method, std::string_view path, std::string_view headers,
                    std::string_view body) {
  std::string text(method);
  text.append(" ").append(path).append(" HTTP/1.1\r\nHost: localhost\r\n").append(headers);
  if (!body.empty()) text += "Content-Length: " + std::to_string(body.size()) + "\r\n";
  return text.append("\r\n").append(body);
}

RawReply ask(std::uint16_t port, std::string_view bytes) {
  RawClient client(port);
  client.send(bytes);
  return client.reply();
}

}  // namespace sc::test
