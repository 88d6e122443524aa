// SPDX-License-Identifier: Apache-2.0
#include "service/http/tls_client.h"

#include <netinet/in.h>
#include <openssl/ssl.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <utility>

namespace sc::test {

struct TlsClient::Impl {
  int fd = -1;
  SSL_CTX* context = nullptr;
  SSL* ssl = nullptr;
  bool connected = false;
  std::string pending;

  bool fill() {
    std::array<char, 16384> buffer{};
    int const n = SSL_read(ssl, buffer.data(), static_cast<int>(buffer.size()));
    if (n > 0) pending.append(buffer.data(), static_cast<std::size_t>(n));
    return n > 0;
  }
};

TlsClient::TlsClient(std::uint16_t port, std::string const& certificate, int newest)
    : impl_(std::make_unique<Impl>()) {
  std::signal(SIGPIPE, SIG_IGN);  // SSL_write to a server that has gone
  Impl& i = *impl_;
  i.fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  timeval const guard{30, 0};
  ::setsockopt(i.fd, SOL_SOCKET, SO_RCVTIMEO, &guard, sizeof guard);
  sockaddr_in there{};
  there.sin_family = AF_INET;
  there.sin_port = htons(port);
  there.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  bool const reached =
      ::connect(i.fd, reinterpret_cast<sockaddr const*>(&there), sizeof there) == 0;
  i.context = SSL_CTX_new(TLS_client_method());
  if (newest != 0) {
    SSL_CTX_set_security_level(i.context, 0);  // else the client itself refuses old versions
    SSL_CTX_set_min_proto_version(i.context, 0);
    SSL_CTX_set_max_proto_version(i.context, newest);
  }
  SSL_CTX_load_verify_locations(i.context, certificate.c_str(), nullptr);
  SSL_CTX_set_verify(i.context, SSL_VERIFY_PEER, nullptr);
  i.ssl = SSL_new(i.context);
  SSL_set1_host(i.ssl, "localhost");
  SSL_set_fd(i.ssl, i.fd);
  i.connected = reached && SSL_connect(i.ssl) == 1;
}

TlsClient::~TlsClient() {
  SSL_free(impl_->ssl);
  SSL_CTX_free(impl_->context);
  ::close(impl_->fd);
}

bool TlsClient::connected() const {
  return impl_->connected;
}

void TlsClient::send(std::string_view bytes) {
  (void)SSL_write(impl_->ssl, bytes.data(), static_cast<int>(bytes.size()));
}

std::string TlsClient::read_to(std::string_view mark) {
  std::string& pending = impl_->pending;
  while (pending.find(mark) == pending.npos)
    if (!impl_->fill()) return std::exchange(pending, {});
  std::size_t const end = pending.find(mark) + mark.size();
  std::string const found = pending.substr(0, end);
  pending.erase(0, end);
  return found;
}

std::string TlsClient::read_all() {
  while (impl_->fill()) {
  }
  return std::exchange(impl_->pending, {});
}

}  // namespace sc::test
