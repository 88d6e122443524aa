// SPDX-License-Identifier: Apache-2.0
#include "service/http/connection.h"

#include <utility>

namespace sc {
namespace {

/// How long, and for how many bytes, it is waited that a client takes an answer that came before
/// its request had ended. Closed at once, the system would drop what is on its way to it.
constexpr Duration kLeaving = whole_seconds(1);
constexpr std::size_t kPassOver = 1U << 20U;

}  // namespace

Connection::Connection(ServerCore& core, std::unique_ptr<Channel> channel, Peer peer)
    : core_(core),
      channel_(std::move(channel)),
      peer_(std::move(peer)),
      timer_(core.io),
      since_(std::chrono::steady_clock::now()),
      reader_(std::make_unique<RequestReader>(
          RequestReader::Limits{core.options.most_header, core.options.most_body})) {}

void Connection::start() {
  enter(Phase::shaking_hands, core_.options.read_limit);
  channel_->shake_hands([self = shared_from_this()](bool ok, std::size_t) {
    if (self->phase_ != Phase::shaking_hands) return;
    if (!ok) return self->close();
    // Who opens a connection has something to ask: no idling before the first request.
    self->enter(Phase::reading, self->core_.options.read_limit);
    self->read();
  });
}

Connection::Spared Connection::spared() const {
  switch (phase_) {
    case Phase::shaking_hands:
    case Phase::reading:
    case Phase::idle:
    case Phase::leaving: return Spared::no;
    case Phase::writing: return Spared::writing;
    default: return Spared::yes;
  }
}

void Connection::enter(Phase phase, Duration limit) {
  phase_ = phase;
  set_deadline(limit);
}

void Connection::set_deadline(Duration limit) {
  timer_.expires_after(std::chrono::milliseconds(limit.ms));
  timer_.async_wait([weak = weak_from_this()](boost::system::error_code error) {
    auto const self = weak.lock();
    // A wait that had ended before the deadline was moved still comes here.
    if (error || !self || self->timer_.expiry() > std::chrono::steady_clock::now()) return;
    self->time_is_up();
  });
}

void Connection::time_is_up() {
  switch (phase_) {
    case Phase::reading:
      if (!begun_ || write_pending_) return close();
      return refuse({408, "the request did not come in time", {}, {}});
    case Phase::answering: return refuse({503, "the answer did not come in time", {}, {}});
    case Phase::streaming:
      if (write_pending_) return close();
      return beat();
    default: close();
  }
}

void Connection::read() {
  if (read_pending_ || phase_ == Phase::closed) return;
  read_pending_ = true;
  channel_->read(buffer_, [self = shared_from_this()](bool ok, std::size_t bytes) {
    self->read_pending_ = false;
    self->have_read(ok, bytes);
  });
}

void Connection::have_read(bool ok, std::size_t bytes) {
  if (phase_ == Phase::closed) return;
  if (!ok && phase_ != Phase::writing) return close();
  switch (phase_) {
    case Phase::idle: enter(Phase::reading, core_.options.read_limit); [[fallthrough]];
    case Phase::reading:
      begun_ = true;
      bytes_.append(buffer_.data(), bytes);
      return advance();
    case Phase::leaving: passed_over_ += bytes; return passed_over_ > kPassOver ? close() : read();
    case Phase::streaming: return read();  // nothing it says matters, only that it is still there
    default: return;                       // the answer that is being written is the last one
  }
}

void Connection::write(std::vector<std::string_view> pieces) {
  write_pending_ = true;
  channel_->write(std::move(pieces), [self = shared_from_this()](bool ok, std::size_t) {
    self->write_pending_ = false;
    if (self->phase_ != Phase::closed) self->written(ok);
  });
}

void Connection::written(bool ok) {
  if (!ok) return close();
  switch (phase_) {
    case Phase::reading: return read();  // that it may go on
    case Phase::streaming: return pump();
    default: return keep_alive_ ? next_request() : leave();
  }
}

void Connection::next_request() {
  reader_ = std::make_unique<RequestReader>(
      RequestReader::Limits{core_.options.most_header, core_.options.most_body});
  head_taken_ = continue_sent_ = false;
  admission_ = {};
  out_body_.reset();
  since_ = std::chrono::steady_clock::now();
  begun_ = !bytes_.empty();
  if (!begun_) {
    enter(Phase::idle, core_.options.idle_limit);
    return read();
  }
  enter(Phase::reading, core_.options.read_limit);
  advance();
}

void Connection::leave() {
  enter(Phase::leaving, kLeaving);
  channel_->end_writing([self = shared_from_this()](bool, std::size_t) {});
  read();
}

void Connection::close() {
  if (phase_ == Phase::closed) return;
  auto const self = shared_from_this();
  if (phase_ == Phase::streaming) {
    core_.hub.leave();
    --core_.streams;
  }
  phase_ = Phase::closed;
  timer_.cancel();
  channel_->close();
  core_.connections.erase(this);
}

}  // namespace sc
