// SPDX-License-Identifier: Apache-2.0
#include <utility>

#include "service/http/connection.h"

namespace sc {
namespace {

constexpr std::size_t kBatchBytes = 64U << 10U;  // in one write, of many events
constexpr std::string_view kBeat = ":\n\n";

}  // namespace

void Connection::start_stream() {
  RequestHead const& asked = reader_->head();
  if (core_.streams >= core_.options.most_streams)
    return refuse({503, "too many listeners", {{"Retry-After", "5"}}, {}});
  ResponseHead response;
  response.type = "text/event-stream";
  response.keep_alive = false;
  response.tls = !core_.options.certificate.empty();
  response.headers = cors_headers(core_, asked);
  // A proxy that gathers answers would gather for ever.
  response.headers.emplace_back("X-Accel-Buffering", "no");
  out_head_ = response_text(response);
  keep_alive_ = false;
  if (asked.method == "HEAD") {
    enter(Phase::writing, core_.options.write_limit);
    return write({out_head_});
  }
  auto const& query = admission_.request.query;
  // The header wins: a page that comes back keeps the address it was made with.
  std::optional<std::string> last = asked.last_event_id;
  if (auto const asked_for = query.find("last"); !last && asked_for != query.end())
    last = asked_for->second;
  if (last && last->empty()) last.reset();
  auto welcome = core_.hub.join(last);
  ++core_.streams;
  place_ = welcome.place;
  out_head_ += "retry: 1000\n\n";
  if (welcome.greeting) out_head_ += *welcome.greeting;
  enter(Phase::streaming, core_.options.write_limit);
  write({out_head_});
  read();
}

void Connection::pump() {
  if (phase_ != Phase::streaming) return;
  if (core_.hub.is_left_behind(place_, core_.options.most_waiting)) return close();
  if (write_pending_) return;
  bool const had_written = !batch_.empty() || !out_head_.empty();
  batch_.clear();
  out_head_.clear();
  core_.hub.take(place_, kBatchBytes, batch_);
  if (batch_.empty()) {
    // Nothing to write any more: now the next beat counts, not the end of the write.
    if (had_written) set_deadline(core_.options.heartbeat);
    return;
  }
  std::vector<std::string_view> pieces;
  for (SharedText const& event : batch_) pieces.emplace_back(*event);
  set_deadline(core_.options.write_limit);
  write(std::move(pieces));
}

void Connection::beat() {
  out_head_ = kBeat;
  set_deadline(core_.options.write_limit);
  write({out_head_});
}

}  // namespace sc
