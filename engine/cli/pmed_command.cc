// SPDX-License-Identifier: Apache-2.0
#include "cli/pmed_command.h"

#include <fmt/format.h>
#include <fmt/ostream.h>

#include <algorithm>
#include <cctype>
#include <chrono>
#include <filesystem>
#include <ostream>

#include "base/check.h"
#include "io/pmed_file.h"

namespace sc {
namespace {

class StopWatch {
 public:
  [[nodiscard]] double seconds() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin_).count();
  }

 private:
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
};

struct Loaded {
  std::string name;
  PmedInstance instance;
  double seconds = 0;  ///< to read it
};

std::string name_of(std::string const& path) {
  std::string name = std::filesystem::path(path).stem().string();
  std::replace_if(
      name.begin(), name.end(), [](unsigned char c) { return std::isspace(c) != 0; }, '_');
  return name;
}

std::vector<Loaded> load_all(std::vector<std::string> const& files) {
  Complaints complaints;
  std::vector<Loaded> all;
  for (std::string const& file : files) try {
      StopWatch const watch;
      PmedInstance instance = read_pmed(file);
      all.push_back({name_of(file), std::move(instance), watch.seconds()});
    } catch (InputError const& error) {
      complaints.add(error);
    }
  complaints.throw_if_any();
  return all;
}

CostTable costs_of(PmedInstance const& instance) {
  std::vector<double> const distance = shortest_distances(instance);
  CostTable costs(instance.nodes, instance.nodes);
  for (std::size_t c = 0; c < instance.nodes; ++c)
    for (std::size_t f = 0; f < instance.nodes; ++f)
      costs.at(c, f) = distance[c * instance.nodes + f];
  return costs;
}

}  // namespace

int pmed_command(PmedOptions const& options, std::ostream& out) {
  for (Loaded const& one : load_all(options.files)) {
    StopWatch const watch;
    PMedian const found = solve_p_median(costs_of(one.instance), one.instance.p, options.search);
    fmt::print(out, "{} {} {} {} {:.3f}", one.name, one.instance.nodes, one.instance.p, found.value,
               one.seconds + watch.seconds());
    if (options.bound) fmt::print(out, " {}", found.bound);
    out << std::endl;
  }
  return 0;
}

}  // namespace sc
