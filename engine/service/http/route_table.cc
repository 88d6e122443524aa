// SPDX-License-Identifier: Apache-2.0
#include "service/http/route_table.h"

#include <algorithm>
#include <utility>

#include "base/check.h"

namespace sc {
namespace {

constexpr std::string_view kAny = "{}";

std::vector<std::string> parts_of(std::string const& path) {
  // `{}` cannot stand in what a client asks for; here it is the mark of a value.
  std::string plain = path;
  for (std::size_t at = 0; (at = plain.find(kAny, at)) != plain.npos;)
    plain.replace(at, 2, "%7B%7D");
  auto const target = target_of(plain);
  if (!target || !target->query.empty())
    throw InputError({"", 0, "path = " + path + " (must be one that can be asked for)"});
  return target->parts;
}

bool matches(std::vector<std::string> const& pattern, std::vector<std::string> const& parts) {
  return std::equal(pattern.begin(), pattern.end(), parts.begin(), parts.end(),
                    [](std::string const& p, std::string const& part) {
                      return p == kAny ? !part.empty() : p == part;
                    });
}

std::ptrdiff_t values_in(std::vector<std::string> const& parts) {
  return std::count(parts.begin(), parts.end(), kAny);
}

}  // namespace

RouteTable::RouteTable(std::vector<HttpRoute> routes, std::vector<StaticFile> files)
    : routes_(std::move(routes)) {
  for (std::size_t i = 0; i < routes_.size(); ++i)
    add(routes_[i].path, {{}, routes_[i].method, Serves::route, i});
  for (StaticFile& file : files) {
    add(file.path, {{}, "GET", Serves::file, files_.size()});
    files_.push_back({file.type, std::make_shared<std::string const>(std::move(file.body))});
  }
  add(kEventsPath, {{}, "GET", Serves::events, 0});
  std::stable_sort(entries_.begin(), entries_.end(), [](Entry const& a, Entry const& b) {
    return values_in(a.parts) < values_in(b.parts);
  });
}

void RouteTable::add(std::string const& path, Entry entry) {
  entry.parts = parts_of(path);
  bool const twice = std::any_of(entries_.begin(), entries_.end(), [&](Entry const& e) {
    return e.method == entry.method && e.parts == entry.parts;
  });
  if (twice) throw InputError({"", 0, entry.method + " " + path + " (must be served once)"});
  entries_.push_back(std::move(entry));
}

RouteTable::Found RouteTable::find(std::string const& method, Target const& target) const {
  Found found;
  std::string const wanted = method == "HEAD" ? "GET" : method;
  Entry const* hit = nullptr;
  for (Entry const& entry : entries_) {
    if (!matches(entry.parts, target.parts)) continue;
    found.methods.push_back(entry.method);
    if (hit == nullptr && entry.method == wanted) hit = &entry;
  }
  if (hit == nullptr) return found;
  for (std::size_t i = 0; i < hit->parts.size(); ++i)
    if (hit->parts[i] == kAny) found.values.push_back(target.parts[i]);
  found.events = hit->serves == Serves::events;
  if (hit->serves == Serves::route) found.route = &routes_[hit->index];
  if (hit->serves == Serves::file) found.file = &files_[hit->index];
  return found;
}

}  // namespace sc
