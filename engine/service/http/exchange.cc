// SPDX-License-Identifier: Apache-2.0
#include <atomic>
#include <exception>
#include <utility>

#include "service/http/connection.h"
#include "service/wall_clock.h"

namespace sc {
namespace {

/// Of all copies of one Answer.
struct AnswerSlot {
  std::atomic<bool> used = false;
  std::weak_ptr<Connection> connection;
  std::shared_ptr<Mailbox> mailbox;
};

}  // namespace

RequestHead const* Connection::head() const {
  return head_taken_ ? &reader_->head() : nullptr;
}

void Connection::advance() {
  for (;;) {
    switch (reader_->read(bytes_)) {
      case RequestReader::State::more: return go_on_reading();
      case RequestReader::State::wrong:
        return refuse({reader_->wrong().status, reader_->wrong().why, {}, {}});
      case RequestReader::State::whole: return take_request();
      case RequestReader::State::head:
        if (!take_head()) return;
    }
  }
}

bool Connection::take_head() {
  head_taken_ = true;
  auto verdict = judge(core_, reader_->head(), peer_);
  if (auto* const refused = std::get_if<Refused>(&verdict)) {
    refuse(std::move(*refused));
    return false;
  }
  admission_ = std::move(std::get<Admission>(verdict));
  return true;
}

void Connection::go_on_reading() {
  bool const waits = head_taken_ && reader_->head().expect && bytes_.empty();
  if (!waits || continue_sent_) return read();
  continue_sent_ = true;
  write({"HTTP/1.1 100 Continue\r\n\r\n"});
}

void Connection::take_request() {
  admission_.request.body = reader_->take_body();
  if (auto no = refuse_body(admission_.request.body)) {
    no->who = admission_.request.who;
    return refuse(std::move(*no));
  }
  if (admission_.events) return start_stream();
  if (admission_.route != nullptr) return hand_over();
  ResponseHead head;
  if (admission_.file != nullptr) {
    head.type = admission_.file->type;
    return send(std::move(head), admission_.file->body);
  }
  head.status = 204;
  head.headers = preflight_headers(admission_.methods);
  send(std::move(head), std::make_shared<std::string const>());
}

void Connection::hand_over() {
  enter(Phase::answering, core_.options.answer_limit);
  Answer const answer = make_answer();
  // What an exception says may be of our inside, or of somebody's data: the client must not hear.
  auto const failed = [&](std::string const& what) {
    answer(refusal(500, "the service failed at this"));
    if (core_.options.on_fault) core_.options.on_fault(what);
  };
  HttpRequest request = std::exchange(admission_.request, {});
  admission_.request.who = request.who;
  try {
    admission_.route->handle(std::move(request), answer);
  } catch (InputError const& error) {
    answer(refusal(error));
  } catch (std::exception const& error) {
    failed(error.what());
  } catch (...) {
    failed("something that is no std::exception");
  }
}

Answer Connection::make_answer() {
  auto const slot = std::make_shared<AnswerSlot>();
  slot->connection = weak_from_this();
  slot->mailbox = core_.mailbox;
  return [slot, exchange = ++exchange_](HttpReply reply) {
    if (slot->used.exchange(true)) return;
    slot->mailbox->post([to = slot->connection, exchange, reply = std::move(reply)]() mutable {
      if (auto const connection = to.lock()) connection->answered(exchange, std::move(reply));
    });
  };
}

void Connection::answered(std::uint64_t exchange, HttpReply reply) {
  if (phase_ != Phase::answering || exchange != exchange_) return;
  respond(std::move(reply), "");
}

void Connection::refuse(Refused refused) {
  HttpReply reply = refusal(refused.status, refused.why);
  reply.headers = std::move(refused.headers);
  if (refused.who) admission_.request.who = *refused.who;
  if (refused.status == 503 && reply.headers.empty()) reply.headers = {{"Retry-After", "1"}};
  if (refused.worth_a_line)
    respond(std::move(reply), refused.why);
  else
    send({reply.status, reply.type, {}, std::move(reply.headers), true, false},
         std::make_shared<std::string const>(std::move(reply.body)));
}

void Connection::respond(HttpReply reply, std::string const& why) {
  bool const write = admission_.route != nullptr && admission_.route->write;
  if (write || reply.status >= 400) note(reply.status, why);
  send({reply.status, std::move(reply.type), {}, std::move(reply.headers), true, false},
       std::make_shared<std::string const>(std::move(reply.body)));
}

void Connection::send(ResponseHead response, SharedText body) {
  RequestHead const* const asked = head();
  // Behind a request that was not read to its end there is no beginning of another.
  keep_alive_ = asked != nullptr && asked->keep_alive && reader_->whole() &&
                phase_ != Phase::closed && response.status != 408 && response.status != 503;
  if (asked != nullptr)
    for (auto& header : cors_headers(core_, *asked)) response.headers.push_back(std::move(header));
  response.length = body->size();
  response.keep_alive = keep_alive_;
  response.tls = !core_.options.certificate.empty();
  out_head_ = response_text(response);
  out_body_ = std::move(body);
  bool const bodyless = response.status == 204 || (asked != nullptr && asked->method == "HEAD");
  enter(Phase::writing, core_.options.write_limit);
  if (bodyless)
    write({out_head_});
  else
    write({out_head_, *out_body_});
}

void Connection::note(int status, std::string const& why) {
  AuditLine line;
  line.unix_ms = wall_unix_ms();
  line.address = peer_.address;
  line.name = admission_.request.who.name;
  line.status = status;
  line.why = why;
  if (!line.name.empty()) line.role = name_of(admission_.request.who.role);
  if (RequestHead const* const asked = head()) {
    line.address = core_.gate.client_of(*asked, peer_).address;
    line.method = asked->method;
    line.path = asked->target;
  }
  core_.audit.add(line);
}

void Connection::turn_away() {
  HttpReply reply = refusal(503, "too many connections");
  send({503, reply.type, {}, {{"Retry-After", "1"}}, false, false},
       std::make_shared<std::string const>(std::move(reply.body)));
}

}  // namespace sc
