// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "service/http/channel.h"
#include "service/http/judge.h"
#include "service/http/request_reader.h"
#include "service/http/response_text.h"

namespace sc {

/// One client's connection: one request after the other, then perhaps the event stream.
///
///   shaking_hands -> reading -> answering -> writing -> idle -> reading -> ...
///                                 |             '-> leaving -> closed
///                                 '-> streaming -> closed
///
/// Each phase ends at a deadline that nothing the client does puts off. All on the server's thread.
class Connection : public std::enable_shared_from_this<Connection> {
 public:
  using Moment = std::chrono::steady_clock::time_point;

  Connection(ServerCore& core, std::unique_ptr<Channel> channel, Peer peer);

  void start();
  /// Says that there is no room, instead of start().
  void turn_away();
  /// Events have come.
  void pump();
  void close();

  /// How readily it may be closed for a newcomer: whose request has not come, whose answer is not
  /// taken, or not at all.
  enum class Spared { no, writing, yes };
  [[nodiscard]] Spared spared() const;
  /// Since when no request or answer of it was complete.
  [[nodiscard]] Moment since() const { return since_; }

 private:
  enum class Phase { shaking_hands, reading, answering, writing, idle, streaming, leaving, closed };

  // connection.cc: bytes and deadlines
  void enter(Phase phase, Duration limit);
  void set_deadline(Duration limit);
  void time_is_up();
  void read();
  void have_read(bool ok, std::size_t bytes);
  void write(std::vector<std::string_view> pieces);
  void written(bool ok);
  void next_request();
  void leave();

  // exchange.cc: one request and its answer
  void advance();
  bool take_head();
  void go_on_reading();
  void take_request();
  void hand_over();
  Answer make_answer();
  void answered(std::uint64_t exchange, HttpReply reply);
  void refuse(Refused refused);
  void respond(HttpReply reply, std::string const& why);
  void send(ResponseHead head, SharedText body);
  void note(int status, std::string const& why);
  [[nodiscard]] RequestHead const* head() const;

  // event_stream.cc
  void start_stream();
  void beat();

  ServerCore& core_;
  std::unique_ptr<Channel> const channel_;
  Peer const peer_;
  boost::asio::steady_timer timer_;
  Phase phase_ = Phase::shaking_hands;
  Moment since_;
  std::array<char, 8192> buffer_{};
  std::string bytes_;  ///< read, not yet used
  bool read_pending_ = false;
  bool write_pending_ = false;
  std::size_t passed_over_ = 0;  ///< bytes read while leaving

  std::unique_ptr<RequestReader> reader_;
  std::uint64_t exchange_ = 0;  ///< number of the request: late answers have another
  bool begun_ = false;          ///< has anything of the request come?
  bool head_taken_ = false;
  bool continue_sent_ = false;
  Admission admission_;
  bool keep_alive_ = false;
  std::string out_head_;
  SharedText out_body_;

  EventHub::Impl::Place place_;
  std::vector<SharedText> batch_;  ///< events being written
};

}  // namespace sc
