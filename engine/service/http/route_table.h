// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "service/http/request.h"
#include "service/http/target.h"

namespace sc {

/// Where the event stream is heard.
inline constexpr char kEventsPath[] = "/v1/events";

/// A file that answers may share while they are written.
struct ServedFile {
  std::string type;
  std::shared_ptr<std::string const> body;
};

/// What is served where: only what stands here exists.
class RouteTable {
 public:
  /// Errors: InputError for two of one method and path, or a path that none can ask for.
  RouteTable(std::vector<HttpRoute> routes, std::vector<StaticFile> files);

  struct Found {
    HttpRoute const* route = nullptr;
    ServedFile const* file = nullptr;
    bool events = false;
    std::vector<std::string> values;   ///< of the `{}` parts
    std::vector<std::string> methods;  ///< that the path has; empty: no such path
  };
  /// HEAD finds what GET does.
  [[nodiscard]] Found find(std::string const& method, Target const& target) const;

 private:
  enum class Serves { route, file, events };
  struct Entry {
    std::vector<std::string> parts;
    std::string method;
    Serves serves = Serves::route;
    std::size_t index = 0;
  };
  void add(std::string const& path, Entry entry);

  std::vector<HttpRoute> routes_;
  std::vector<ServedFile> files_;
  std::vector<Entry> entries_;  ///< those without `{}` first: they win
};

}  // namespace sc
