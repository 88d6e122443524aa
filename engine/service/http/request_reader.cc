// SPDX-License-Identifier: Apache-2.0
#include "service/http/request_reader.h"

#include <algorithm>
#include <array>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <limits>
#include <string_view>
#include <utility>

#include "base/check.h"
#include "base/text.h"

namespace sc {
namespace {

namespace http = boost::beast::http;
using Fields = http::request_header<>;

std::string text(boost::beast::string_view view) {
  return {view.data(), view.size()};
}

std::optional<std::string> value_of(Fields const& fields, http::field name) {
  auto const found = fields.find(name);
  return found == fields.end() ? std::nullopt : std::optional(text(found->value()));
}

/// Two of them would let two readers (a proxy and this one) see two requests.
std::string_view doubled(Fields const& fields) {
  constexpr std::array kSingle = {http::field::host,
                                  http::field::content_length,
                                  http::field::transfer_encoding,
                                  http::field::content_type,
                                  http::field::content_encoding,
                                  http::field::authorization,
                                  http::field::origin,
                                  http::field::expect};
  for (http::field name : kSingle)
    if (fields.count(name) > 1) return "a header that may stand once stands twice";
  for (char const* name : {"Idempotency-Key", "Last-Event-ID"})
    if (fields.count(name) > 1) return "a header that may stand once stands twice";
  return "";
}

bool is_number(std::string const& value) {
  return !value.empty() && value.find_first_not_of("0123456789") == value.npos;
}

/// Beast takes unknown encodings for "no body" and lists for a length: the start of smuggling.
std::string_view framing_fault(Fields const& fields) {
  auto const length = value_of(fields, http::field::content_length);
  auto const encoding = value_of(fields, http::field::transfer_encoding);
  if (length && encoding) return "Content-Length and Transfer-Encoding together";
  if (length && !is_number(*length)) return "Content-Length is no number";
  if (!encoding) return "";
  if (fields.version() != 11) return "Transfer-Encoding before HTTP/1.1";
  bool const chunked = same_in_any_case(*encoding, "chunked");
  return chunked ? "" : "Transfer-Encoding that is not chunked";
}

std::string_view fault_of(Fields const& fields) {
  if (auto const why = doubled(fields); !why.empty()) return why;
  if (fields.count(http::field::host) == 0) return "no Host";
  return framing_fault(fields);
}

std::string last_forwarded(Fields const& fields) {
  std::string last;
  auto const [begin, end] = fields.equal_range("X-Forwarded-For");
  for (auto it = begin; it != end; ++it) last = text(it->value());
  if (std::size_t const comma = last.rfind(','); comma != last.npos) last.erase(0, comma + 1);
  return std::string(trimmed(last));
}

RequestHead head_of(Fields const& fields) {
  RequestHead head;
  head.method = text(fields.method_string());
  head.target = text(fields.target());
  head.host = value_of(fields, http::field::host).value_or("");
  head.origin = value_of(fields, http::field::origin);
  head.authorization = value_of(fields, http::field::authorization);
  head.content_type = value_of(fields, http::field::content_type);
  head.content_encoding = value_of(fields, http::field::content_encoding);
  head.expect = value_of(fields, http::field::expect);
  head.wanted_method = value_of(fields, http::field::access_control_request_method);
  if (auto const id = fields.find("Last-Event-ID"); id != fields.end())
    head.last_event_id = text(id->value());
  if (auto const key = fields.find("Idempotency-Key"); key != fields.end())
    head.key = text(key->value());
  head.forwarded_for = last_forwarded(fields);
  return head;
}

}  // namespace

struct RequestReader::Impl {
  explicit Impl(Limits the_limits) : limits(the_limits) {
    parser.header_limit(static_cast<std::uint32_t>(limits.header));
    // Judged after the head, so that who is not let in hears that first. No limit at all would be
    // taken for less than any length.
    parser.body_limit(std::numeric_limits<std::uint64_t>::max());
  }

  State fail(int status, std::string why) {
    wrong = {status, std::move(why)};
    return state = State::wrong;
  }
  State fail(boost::beast::error_code const& error) {
    if (error == http::error::header_limit) return fail(431, "the head is too long");
    if (error == http::error::body_limit) return fail(413, "the body is too long");
    return fail(400, "no HTTP/1.1 request: " + error.message());
  }
  State take_head();
  State step(std::string_view bytes, std::size_t& used);

  Limits limits;
  http::request_parser<http::string_body> parser;
  RequestHead head;
  Wrong wrong;
  State state = State::more;
  bool begun = false;  ///< the parser has taken bytes
  bool head_told = false;
};

RequestReader::State RequestReader::Impl::take_head() {
  Fields const& fields = parser.get().base();
  if (auto const why = fault_of(fields); !why.empty()) return fail(400, std::string(why));
  head = head_of(fields);
  head.keep_alive = parser.get().keep_alive();
  if (auto const length = parser.content_length()) head.length = *length;
  if (!parser.is_done()) parser.body_limit(limits.body);
  head_told = true;
  return State::head;
}

RequestReader::State RequestReader::Impl::step(std::string_view bytes, std::size_t& used) {
  // What may be the first part of a last chunk ends no body yet; shown twice, it trips an assertion
  // of Beast.
  constexpr std::string_view kLastChunk = "0\r\n\r\n";
  bool const may_be_last = bytes.size() < kLastChunk.size() && bytes.starts_with('0');
  used = 0;
  if (head_told && parser.chunked() && may_be_last) return State::more;
  boost::beast::error_code error;
  used = parser.put(boost::asio::buffer(bytes.data(), bytes.size()), error);
  begun = begun || used > 0;
  if (error == http::error::need_more) {
    // The parser bounds heads; chunk sizes, their extensions and trailers it does not.
    bool const endless = head_told && bytes.size() - used > limits.header;
    return endless ? fail(400, "chunks without end") : State::more;
  }
  if (error) return fail(error);
  if (!head_told && parser.is_header_done()) return take_head();
  if (head_told && parser.get().body().size() > limits.body)
    return fail(413, "the body is too long");
  return state = parser.is_done() ? State::whole : State::more;
}

RequestReader::RequestReader(Limits limits) : impl_(std::make_unique<Impl>(limits)) {}
RequestReader::~RequestReader() = default;

RequestReader::State RequestReader::read(std::string& bytes) {
  Impl& i = *impl_;
  if (i.state == State::wrong) return State::wrong;
  if (i.head_told) {
    if (i.head.length.value_or(0) > i.limits.body) return i.fail(413, "the body is too long");
    if (i.parser.is_done()) return State::whole;
  }
  std::size_t at = 0;
  // Empty lines before a request are passed over (RFC 9112, 2.2); the one that ends its head is
  // not.
  while (!i.begun && bytes.compare(at, 2, "\r\n") == 0) at += 2;
  if (!i.begun && bytes.compare(at, std::string::npos, "\r") == 0) return State::more;
  State state = State::more;
  for (std::size_t used = 0; state == State::more && at < bytes.size(); at += used) {
    state = i.step(std::string_view(bytes).substr(at), used);
    if (state == State::more && used == 0) break;
  }
  bytes.erase(0, at);
  return state;
}

RequestHead const& RequestReader::head() const {
  SC_EXPECT(impl_->head_told);
  return impl_->head;
}

bool RequestReader::whole() const {
  return impl_->head_told && impl_->parser.is_done();
}

std::string RequestReader::take_body() {
  SC_EXPECT(whole());
  return std::move(impl_->parser.get().body());
}

RequestReader::Wrong const& RequestReader::wrong() const {
  return impl_->wrong;
}

}  // namespace sc
