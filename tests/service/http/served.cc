// SPDX-License-Identifier: Apache-2.0
#include "service/http/served.h"

#include <gtest/gtest.h>

#include <chrono>
#include <stdexcept>
#include <thread>

namespace sc::test {
namespace {

constexpr char kJson[] = "Content-Type: application/json\r\n";

HttpReply text(std::string body) {
  return {200, std::move(body), "text/plain", {}};
}

HttpRoute reading(std::string path, std::function<void(HttpRequest, Answer)> handle) {
  return {"GET", std::move(path), Role::viewer, false, std::move(handle)};
}

HttpRoute writing(std::string path, Role least) {
  return {"POST", std::move(path), least, true,
          [](HttpRequest r, Answer answer) { answer(text(r.who.name + ' ' + r.key + r.body)); }};
}

}  // namespace

Served::Served(HttpOptions options, std::size_t memory_bytes)
    : tokens(folder.path("tokens.json")),
      viewer(tokens.add("vera", Role::viewer)),
      dispatcher(tokens.add("dora", Role::dispatcher)),
      admin(tokens.add("ada", Role::admin)),
      hub("e1", memory_bytes) {
  options.port = 0;
  options.audit_log = folder.path("audit.jsonl");
  options.on_fault = [this](std::string const& what) { faults.push_back(what); };
  std::vector<StaticFile> files{{"/", "text/html", "<p>page"},
                                {"/live.js", "text/javascript", "live()"}};
  server = std::make_unique<HttpServer>(options, routes(), std::move(files), tokens, hub);
}

std::vector<HttpRoute> Served::routes() {
  HttpRoute alerts = writing("/v1/alerts", Role::dispatcher);
  alerts.accepts = {"application/cap+xml", "application/xml", "text/xml"};
  return {
      reading("/v1/state", [](HttpRequest r, Answer answer) { answer(text(r.who.name)); }),
      reading("/v1/units/{}",
              [](HttpRequest r, Answer answer) { answer(text(r.values[0] + '|' + r.query["q"])); }),
      reading("/v1/long",
              [](HttpRequest, Answer answer) { answer(text(std::string(8U << 20U, 'x'))); }),
      reading("/v1/broken", [](HttpRequest, Answer) { throw std::runtime_error("secret"); }),
      reading("/v1/unusable",
              [](HttpRequest, Answer) {
                throw InputError({"", 0, "depth = -1 (must be 0)"});
              }),
      reading("/v1/silent",
              [this](HttpRequest, Answer answer) {
                std::lock_guard const lock(mutex_);
                answers_.push_back(std::move(answer));
                more_.notify_all();
              }),
      reading("/v1/twice",
              [](HttpRequest, Answer answer) {
                answer(text("first"));
                answer(refusal(500, "second"));
              }),
      writing("/v1/notes", Role::dispatcher),
      std::move(alerts),
      writing("/v1/clock", Role::admin),
  };
}

std::string Served::as(std::string const& role) const {
  std::string const& token = role == "admin" ? admin : role == "viewer" ? viewer : dispatcher;
  return "Authorization: Bearer " + token + "\r\n";
}

RawReply Served::get(std::string_view path, std::string_view headers) {
  return ask(port(), request("GET", path, headers));
}

RawReply Served::post(std::string_view path, std::string_view body, std::string_view headers) {
  return ask(port(), request("POST", path, headers, body));
}

RawReply Served::note(std::string_view body, std::string_view more_headers) {
  return post("/v1/notes", body, as("dispatcher") + kJson + std::string(more_headers));
}

std::vector<Answer> Served::silent(std::size_t count) {
  std::unique_lock lock(mutex_);
  bool const came =
      more_.wait_for(lock, std::chrono::seconds(30), [&] { return answers_.size() >= count; });
  EXPECT_TRUE(came);
  return answers_;
}

std::string Served::audit() const {
  return bytes_of(folder / "audit.jsonl");
}

bool comes_true(std::function<bool()> const& condition) {
  for (int i = 0; i < 3000; ++i) {
    if (condition()) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  return false;
}

}  // namespace sc::test
