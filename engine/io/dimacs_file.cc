// SPDX-License-Identifier: Apache-2.0
#include "io/dimacs_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "base/check.h"
#include "base/text.h"
#include "io/text/cell.h"
#include "io/text/line_faults.h"
#include "io/text/text_file.h"

namespace sc {
namespace {

constexpr std::string_view kGzip = "\x1F\x8B";
constexpr std::size_t kShortestArc = 8;  // [bytes] "a 1 1 0\n"; no room for more than fit the file

/// The first words of a line; more than four count as five.
struct Words {
  std::array<std::string_view, 5> word;
  std::size_t count = 0;
};

Words words_of(std::string_view line) {
  Words words;
  std::size_t at = 0;
  while (words.count < words.word.size()) {
    while (at < line.size() && (line[at] == ' ' || line[at] == '\t')) ++at;
    if (at == line.size()) break;
    std::size_t const begin = at;
    while (at < line.size() && line[at] != ' ' && line[at] != '\t') ++at;
    words.word[words.count++] = line.substr(begin, at - begin);
  }
  return words;
}

class Reader {
 public:
  explicit Reader(LineFaults& faults) : faults_(faults) {}

  DimacsGraph read(std::string_view bytes) {
    most_arcs_ = bytes.size() / kShortestArc + 1;
    while (!bytes.empty()) {
      ++line_;
      take(take_line(bytes));
    }
    check_counts();
    return std::move(graph_);
  }

 private:
  void take(std::string_view line) {
    Words const words = words_of(line);
    if (words.count == 0 || words.word[0].front() == 'c') return;
    if (words.word[0] == "a")
      take_arc(words);
    else if (words.word[0] == "p")
      take_problem(words);
    else
      faults_.add(line_,
                  fmt::format("kind of line = {} (must be c, p or a)", quoted(words.word[0])));
  }

  void take_problem(Words const& words) {
    if (problem_line_ > 0)
      return faults_.add(line_,
                         fmt::format("second p line (must be one, as in line {})", problem_line_));
    problem_line_ = line_;
    if (words.count != 4 || words.word[1] != "sp")
      return faults_.add(line_, "p line (must be p sp NODES ARCS)");
    auto const nodes = number(words.word[2], "nodes", 1, UINT32_MAX);
    arcs_ = number(words.word[3], "arcs", 0, UINT32_MAX);
    if (nodes) graph_.nodes = static_cast<std::uint32_t>(*nodes);
    std::size_t const room = std::min(static_cast<std::size_t>(arcs_.value_or(0)), most_arcs_);
    graph_.from.reserve(room);
    graph_.to.reserve(room);
    graph_.weight.reserve(room);
  }

  void take_arc(Words const& words) {
    if (++arc_lines_ == 1 && problem_line_ == 0)
      faults_.add(line_, "arc before the p line (must come after it)");
    if (words.count != 4) return faults_.add(line_, "arc line (must be a FROM TO WEIGHT)");
    std::int64_t const nodes = graph_.nodes > 0 ? graph_.nodes : UINT32_MAX;  // unknown: any
    auto const from = number(words.word[1], "from", 1, nodes);
    auto const to = number(words.word[2], "to", 1, nodes);
    auto const weight = number(words.word[3], "weight", 0, kLargestDimacsWeight);
    if (!from || !to || !weight) return;
    graph_.from.push_back(static_cast<std::uint32_t>(*from - 1));
    graph_.to.push_back(static_cast<std::uint32_t>(*to - 1));
    graph_.weight.push_back(static_cast<std::int32_t>(*weight));
  }

  std::optional<std::int64_t> number(std::string_view word, std::string_view what, std::int64_t low,
                                     std::int64_t high) {
    auto parsed = parse_integer(word, low, high);
    if (!parsed.value)
      faults_.add(line_, fmt::format("{} = {} ({})", what, quoted(word), parsed.must_be));
    return parsed.value;
  }

  void check_counts() {
    if (problem_line_ == 0) return faults_.add(0, "no p line (must have one: p sp NODES ARCS)");
    if (arcs_ && static_cast<std::size_t>(*arcs_) != arc_lines_)
      faults_.add(problem_line_, fmt::format("arcs = {} (must be {}, the number of arc lines)",
                                             *arcs_, arc_lines_));
  }

  LineFaults& faults_;
  DimacsGraph graph_;
  std::optional<std::int64_t> arcs_;
  std::size_t most_arcs_ = 0;
  std::size_t line_ = 0;
  std::size_t problem_line_ = 0;  // 0: none yet
  std::size_t arc_lines_ = 0;
};

}  // namespace

DimacsGraph read_dimacs(std::filesystem::path const& path) {
  LineFaults faults(path.string());
  auto const bytes = read_whole_file(path.string(), faults.of_the_file());
  if (bytes && bytes->empty()) faults.add(0, "is empty (must have a p line and arc lines)");
  if (bytes && bytes->starts_with(kGzip)) faults.add(0, "is compressed (must be unpacked)");
  faults.throw_if_any();
  DimacsGraph graph = Reader(faults).read(*bytes);
  faults.throw_if_any();
  return graph;
}

}  // namespace sc
