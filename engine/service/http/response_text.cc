// SPDX-License-Identifier: Apache-2.0
#include "service/http/response_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string_view>

#include "base/text.h"
#include "io/text/utf8.h"

namespace sc {
namespace {

/// The page may run its own scripts and ask its own service, nothing else; nobody may frame it;
/// what it was told stays in no cache and goes along with no link.
constexpr std::string_view kAlways =
    "Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'; "
    "img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'\r\n"
    "X-Content-Type-Options: nosniff\r\n"
    "Referrer-Policy: no-referrer\r\n"
    "Cross-Origin-Resource-Policy: same-origin\r\n"
    "Cache-Control: no-store\r\n";
constexpr std::string_view kWithTls = "Strict-Transport-Security: max-age=31536000\r\n";

std::string_view reason_of(int status) {
  switch (status) {
    case 200: return "OK";
    case 201: return "Created";
    case 202: return "Accepted";
    case 204: return "No Content";
    case 400: return "Bad Request";
    case 401: return "Unauthorized";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 408: return "Request Timeout";
    case 409: return "Conflict";
    case 413: return "Content Too Large";
    case 415: return "Unsupported Media Type";
    case 421: return "Misdirected Request";
    case 422: return "Unprocessable Content";
    case 429: return "Too Many Requests";
    case 431: return "Request Header Fields Too Large";
    case 500: return "Internal Server Error";
    case 503: return "Service Unavailable";
    default: return "Status";
  }
}

bool is_name_char(char c) {
  return is_letter_or_digit(c) || c == '-';
}

bool may_be_added(std::string const& name, std::string const& value) {
  constexpr std::string_view kOurs[] = {"Content-Security-Policy", "X-Content-Type-Options",
                                        "Referrer-Policy",         "Cross-Origin-Resource-Policy",
                                        "Cache-Control",           "Strict-Transport-Security",
                                        "Content-Length",          "Content-Type",
                                        "Transfer-Encoding",       "Connection"};
  bool const ours = std::any_of(std::begin(kOurs), std::end(kOurs),
                                [&](std::string_view one) { return same_in_any_case(one, name); });
  return !ours && !name.empty() && std::all_of(name.begin(), name.end(), is_name_char) &&
         std::none_of(value.begin(), value.end(), is_ascii_control);
}

}  // namespace

std::string response_text(ResponseHead const& head) {
  std::string text = fmt::format("HTTP/1.1 {} {}\r\n", head.status, reason_of(head.status));
  text += kAlways;
  if (head.tls) text += kWithTls;
  bool const clean = std::none_of(head.type.begin(), head.type.end(), is_ascii_control);
  if (!head.type.empty() && clean) text += "Content-Type: " + head.type + "\r\n";
  if (head.length && head.status != 204)
    text += fmt::format("Content-Length: {}\r\n", *head.length);
  for (auto const& [name, value] : head.headers)
    if (may_be_added(name, value)) text += name + ": " + value + "\r\n";
  text += head.keep_alive ? "Connection: keep-alive\r\n\r\n" : "Connection: close\r\n\r\n";
  return text;
}

}  // namespace sc
