// SPDX-License-Identifier: Apache-2.0
#include "service/http/judge.h"

#include "io/text/utf8.h"

namespace sc {
namespace {

std::optional<Refused> refuse_often(ServerCore& core, Client const& client) {
  auto const answer = core.limit.ask(client.network, std::chrono::steady_clock::now());
  if (answer == RateLimit::Answer::go) return std::nullopt;
  Refused refused{429, "too many requests", {{"Retry-After", "1"}}, {}};
  // A flood of them must not push out of the log what else happened.
  refused.worth_a_line = answer == RateLimit::Answer::first_refusal;
  return refused;
}

std::string joined(std::vector<std::string> const& methods) {
  std::string text;
  for (std::string const& method : methods) {
    if (!text.empty()) text += ", ";
    text += method;
    if (method == "GET") text += ", HEAD";
  }
  return text;
}

std::optional<Refused> refuse_syntax(RequestHead const& head) {
  if (head.expect && *head.expect != "100-continue")
    return Refused{400, "Expect is not 100-continue", {}, {}};
  if (first_non_utf8(head.key)) return Refused{400, "Idempotency-Key is not UTF-8", {}, {}};
  return std::nullopt;
}

/// Who asks, and whether in a form that is taken.
std::optional<Refused> let_in(ServerCore& core, RequestHead const& head, Peer const& peer,
                              Admission& admission) {
  if (admission.file != nullptr || admission.preflight) return std::nullopt;
  HttpRoute const* const route = admission.route;
  Refused refused;
  auto who = core.gate.who(head, peer, route ? route->least : Role::viewer, route && route->write,
                           refused);
  if (!who) return refused;
  admission.request.who = std::move(*who);
  if (route == nullptr) return std::nullopt;
  auto wrong_type = Gate::refuse_type(head, *route, admission.request.content_type);
  if (wrong_type) wrong_type->who = admission.request.who;
  return wrong_type;
}

std::variant<Admission, Refused> look_up(ServerCore& core, RequestHead const& head) {
  auto target = target_of(head.target);
  if (!target) return Refused{400, "the path is malformed", {}, {}};
  auto found = core.routes.find(head.method, *target);
  if (found.methods.empty()) return Refused{404, "there is nothing here", {}, {}};
  Admission admission;
  admission.preflight = head.method == "OPTIONS" && head.wanted_method.has_value() &&
                        core.gate.is_named_origin(head.origin);
  bool const served = found.route != nullptr || found.file != nullptr || found.events;
  if (!served && !admission.preflight) {
    std::string allowed = joined(found.methods);
    return Refused{405, "the method must be " + allowed, {{"Allow", allowed}}, {}};
  }
  admission.route = found.route;
  admission.file = found.file;
  admission.events = found.events;
  admission.methods = std::move(found.methods);
  admission.request.method = head.method == "HEAD" ? "GET" : head.method;
  admission.request.values = std::move(found.values);
  admission.request.query = std::move(target->query);
  admission.request.key = head.key;
  return admission;
}

}  // namespace

std::variant<Admission, Refused> judge(ServerCore& core, RequestHead const& head,
                                       Peer const& peer) {
  if (auto no = refuse_often(core, core.gate.client_of(head, peer))) return *no;
  if (auto no = core.gate.refuse_host(head, peer)) return *no;
  if (auto no = core.gate.refuse_origin(head)) return *no;
  if (auto no = refuse_syntax(head)) return *no;
  auto verdict = look_up(core, head);
  if (auto* const admission = std::get_if<Admission>(&verdict))
    if (auto no = let_in(core, head, peer, *admission)) return *no;
  return verdict;
}

std::vector<std::pair<std::string, std::string>> cors_headers(ServerCore const& core,
                                                              RequestHead const& head) {
  if (!core.gate.is_named_origin(head.origin)) return {};
  return {{"Access-Control-Allow-Origin", *head.origin}, {"Vary", "Origin"}};
}

std::vector<std::pair<std::string, std::string>> preflight_headers(
    std::vector<std::string> const& methods) {
  return {{"Access-Control-Allow-Methods", joined(methods)},
          {"Access-Control-Allow-Headers",
           "Authorization, Content-Type, Idempotency-Key, Last-Event-ID"},
          {"Access-Control-Max-Age", "600"}};
}

std::optional<Refused> refuse_body(std::string const& body) {
  if (first_non_utf8(body)) return Refused{400, "the body is not UTF-8", {}, {}};
  if (body.find('\0') != body.npos) return Refused{400, "the body has NUL bytes", {}, {}};
  return std::nullopt;
}

}  // namespace sc
