// SPDX-License-Identifier: Apache-2.0
#include "cli/batch_command.h"

#include <fmt/format.h>
#include <fmt/ostream.h>
#include <fmt/ranges.h>
#include <unistd.h>

#include <atomic>
#include <charconv>
#include <chrono>
#include <csignal>

#include "cli/batch_cases.h"
#include "cli/output_name.h"
#include "cli/progress_bar.h"

namespace sc {
namespace {

using Clock = std::chrono::steady_clock;

/// The signal that asked the batch to end; a second one ends the process. Signal handlers can reach
/// nothing but such an object.
std::atomic<int> signal_heard = 0;
std::atomic<bool> interrupted = false;

void hear(int signal) {
  signal_heard = signal;
  interrupted = true;
  std::signal(signal, SIG_DFL);
}

/// Progress on a terminal as a bar, otherwise a line a minute, for logs.
class BatchProgress {
 public:
  void show(std::size_t finished, std::size_t wanted) {
    if (!begun_) {
      begun_ = true;
      before_ = finished;
    }
    std::size_t const left = wanted - finished, made = finished - before_;
    if (left + made == 0) return;
    double const share = static_cast<double>(made) / static_cast<double>(made + left);
    bar_.show(share);
    auto const now = Clock::now();
    if (watched_ || now - told_ < kPause) return;
    told_ = now;
    fmt::print(stderr, "batch {} of {} rows  {}\n", finished, wanted,
               progress_text(share, std::chrono::duration<double>(now - start_).count()));
  }

 private:
  static constexpr std::chrono::seconds kPause{60};
  ProgressBar bar_{"batch"};
  bool watched_ = isatty(STDERR_FILENO) == 1;
  bool begun_ = false;
  std::size_t before_ = 0;
  Clock::time_point start_ = Clock::now(), told_ = start_;
};

Complaints checked(BatchOptionsGiven const& options) {
  Complaints complaints;
  expect_ending("--out", options.out, ".h5", complaints);
  std::vector<std::string> inputs = options.scenarios;
  inputs.insert(inputs.end(), options.plans.begin(), options.plans.end());
  inputs.push_back(options.roads);
  expect_other_file("--out", options.out, inputs, complaints);
  if (options.until && options.shard.count > 1)
    complaints.add("", 0,
                   "--until-halfwidth with --shard (must be one of them: a share cannot see the "
                   "others' rows. --reps says how many there are)");
  return complaints;
}

std::string replications_text(StudyHead const& head) {
  std::uint32_t least = UINT32_MAX, most = 0;
  for (StudyVariant const& v : head.variants) {
    least = std::min(least, v.replications);
    most = std::max(most, v.replications);
  }
  return least == most ? fmt::format("{}", least) : fmt::format("{} to {}", least, most);
}

std::string summary_text(StudyWriter const& study, BatchOptionsGiven const& options,
                         std::size_t made, double seconds) {
  StudyHead const& head = study.head();
  std::string text = fmt::format(
      "study 研究  {}\n{} rows: {} scenario{} 场景, {} variant{} 方案, {} replications "
      "each 次重复{}\n",
      options.out, study.finished(), head.scenarios.size(), head.scenarios.size() == 1 ? "" : "s",
      head.variants.size(), head.variants.size() == 1 ? "" : "s", replications_text(head),
      head.shard.count > 1 ? fmt::format(", shard 分片 {}/{}", head.shard.index, head.shard.count)
                           : "");
  text += fmt::format("{} simulated in {:.1f} s", made, seconds);
  if (made > 0) text += fmt::format(", {:.1f} a second", static_cast<double>(made) / seconds);
  text += head.shard.count > 1
              ? "\nwhen all shards are there 各分片完成后: stormcrew merge SHARD... -o study.h5\n"
              : fmt::format("\nlook at it 查看: stormcrew compare {}\n", options.out);
  return text;
}

void say_what_stands(StudyWriter const& study, BatchOptionsGiven const& options) {
  fmt::print(stderr,
             "{} of {} rows are finished and stand in {}; the same command with --resume "
             "goes on\n",
             study.finished(), study.cells().size(), options.out);
}

bool run(BatchCases const& cases, StudyWriter& study, BatchOptionsGiven const& options) {
  BatchProgress progress;
  return run_batch(
      cases.batch(), study,
      {options.threads,
       [&](std::size_t finished, std::size_t wanted) { progress.show(finished, wanted); },
       &interrupted});
}

}  // namespace

std::optional<Shard> parse_shard(std::string_view text) {
  Shard shard;
  std::size_t const slash = text.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  auto const number = [](std::string_view digits, std::uint32_t& value) {
    auto const [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return error == std::errc() && end == digits.data() + digits.size();
  };
  bool const good = number(text.substr(0, slash), shard.index) &&
                    number(text.substr(slash + 1), shard.count) && shard.index < shard.count;
  return good ? std::optional(shard) : std::nullopt;
}

int batch_command(BatchOptionsGiven const& options, std::ostream& out) {
  BatchCases const cases(options, checked(options));
  StudyWriter study(options.out, cases.head(), options.start);
  std::signal(SIGINT, hear);
  std::signal(SIGTERM, hear);
  std::size_t const before = study.finished();
  auto const begin = Clock::now();
  try {
    if (!run(cases, study, options)) {
      say_what_stands(study, options);
      return 128 + signal_heard;
    }
  } catch (...) {
    say_what_stands(study, options);
    throw;
  }
  double const seconds = std::chrono::duration<double>(Clock::now() - begin).count();
  out << summary_text(study, options, study.finished() - before, seconds);
  return 0;
}

}  // namespace sc
