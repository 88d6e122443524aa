// SPDX-License-Identifier: Apache-2.0
#include "cli/export_run_command.h"

#include <fmt/format.h>
#include <fmt/ostream.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <span>
#include <string_view>

#include "base/check.h"
#include "base/suggest.h"
#include "cli/output_name.h"
#include "cli/progress_bar.h"
#include "io/atomic_folder.h"
#include "io/export/export_files.h"

namespace sc {
namespace {

constexpr double kEvery_s = 10;
constexpr double kLeastEvery_s = 0.1, kMostEvery_s = 86'400;

bool has(std::span<std::string_view const> words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

void expect_word(std::string_view option, std::string_view given,
                 std::span<std::string_view const> words, Complaints& complaints) {
  if (has(words, given)) return;
  complaints.add("", 0,
                 fmt::format("{} = '{}' (must be one of: {}).{}", option, given,
                             fmt::join(words, ", "), did_you_mean(given, words)));
}

/// geojson and csv, which know several things.
bool is_of_things(std::string_view format) {
  return format == "geojson" || format == "csv";
}

bool is_one_file(ExportRunOptions const& options) {
  return !is_of_things(options.format) || options.out.ends_with('.' + options.format);
}

void check_what(ExportRunOptions const& options, Complaints& complaints) {
  auto const& what = options.what;
  for (std::size_t i = 0; i < what.size(); ++i) {
    expect_word("--what", what[i], kExportThings, complaints);
    if (std::find(what.begin(), what.begin() + static_cast<std::ptrdiff_t>(i), what[i]) !=
        what.begin() + static_cast<std::ptrdiff_t>(i))
      complaints.add("", 0, fmt::format("--what = {} (must be named once)", what[i]));
    if (has(kExportFormats, options.format) && !is_of_things(options.format) && what[i] != "units")
      complaints.add(
          "", 0,
          fmt::format("--what = {} (must be units in --format {})", what[i], options.format));
  }
}

void check_steps(ExportRunOptions const& options, Complaints& complaints) {
  bool const fcd = options.format == "fcd";
  if (options.every_s && !fcd)
    complaints.add("", 0,
                   fmt::format("--every = {} (must go with --format fcd)", *options.every_s));
  if (options.also_standing && !fcd) complaints.add("", 0, "--all (must go with --format fcd)");
  if (options.every_s && !(*options.every_s >= kLeastEvery_s && *options.every_s <= kMostEvery_s))
    complaints.add("", 0,
                   fmt::format("--every = {} (must be seconds from {} to {})", *options.every_s,
                               kLeastEvery_s, kMostEvery_s));
}

void check_out(ExportRunOptions const& options, Complaints& complaints) {
  auto const expect_end = [&](std::string_view format, std::string_view end) {
    if (options.format == format && !options.out.ends_with(end))
      complaints.add("", 0, fmt::format("--out = '{}' (must end in {})", options.out, end));
  };
  if (options.out.empty()) {
    complaints.add("", 0, "--out is missing (must be a file or a new folder)");
    return;
  }
  expect_end("movingpandas", ".csv");
  expect_end("fcd", ".xml");
  if (is_of_things(options.format) && is_one_file(options) && options.what.size() != 1)
    complaints.add(
        "", 0,
        fmt::format("--out = {} (must be a new folder unless --what is one word)", options.out));
  expect_other_file("--out", options.out, std::array{options.file}, complaints);
}

class Exporter {
 public:
  Exporter(ExportRunOptions const& options, std::ostream& out) : options_(options), out_(out) {
    if (options.what.empty()) options_.what.assign(kExportThings.begin(), kExportThings.end());
    if (!is_of_things(options.format)) options_.what = {"units"};
  }

  void read() { all_ = read_run_contents(options_.file); }

  void write() {
    if (is_one_file(options_)) {
      write_thing(options_.what.front(), options_.out, options_.out);
      return;
    }
    AtomicFolder folder(options_.out);
    for (std::string const& thing : options_.what) {
      std::string const name = thing + '.' + options_.format;
      write_thing(thing, folder.file(name), std::filesystem::path(options_.out) / name);
    }
    folder.commit();
  }

 private:
  /// `shown`: where the file stands in the end.
  void write_thing(std::string const& thing, std::filesystem::path const& path,
                   std::filesystem::path const& shown) {
    ProgressBar bar("Writing " + thing);
    auto const progress = [&](double share) { bar.show(share); };
    if (options_.format == "fcd") {
      FcdOptions const fcd{from_seconds(options_.every_s.value_or(kEvery_s)),
                           options_.also_standing};
      FcdCounts const counts = write_fcd(path, all_, fcd, progress);
      report(shown,
             fmt::format("{} time steps, {} positions  {} 个时刻，{} 个位置", counts.timesteps,
                         counts.vehicles, counts.timesteps, counts.vehicles));
    } else {
      std::size_t const rows = write_rows(thing, path, progress);
      report(shown, fmt::format("{} rows  {} 行", rows, rows));
    }
  }

  std::size_t write_rows(std::string const& thing, std::filesystem::path const& path,
                         ExportProgress const& progress) const {
    if (options_.format == "movingpandas") return write_movingpandas(path, all_, progress);
    auto const at = std::find(kExportThings.begin(), kExportThings.end(), thing);
    auto const which = static_cast<ExportThing>(at - kExportThings.begin());
    return options_.format == "csv" ? write_csv(path, all_, which, progress)
                                    : write_geojson(path, all_, which, progress);
  }

  void report(std::filesystem::path const& file, std::string const& what) {
    fmt::print(out_, "{}: {}\n", file.string(), what);
  }

  ExportRunOptions options_;
  std::ostream& out_;
  RunContents all_;
};

}  // namespace

int export_run_command(ExportRunOptions const& options, std::ostream& out) {
  Complaints complaints;
  expect_word("--format", options.format, kExportFormats, complaints);
  check_what(options, complaints);
  check_steps(options, complaints);
  check_out(options, complaints);
  Exporter exporter(options, out);
  try {
    if (options.file.empty())
      complaints.add("", 0, "RUN is missing (must be a run file)");
    else
      exporter.read();
  } catch (InputError const& error) {
    complaints.add(error);
  }
  complaints.throw_if_any();
  exporter.write();
  return 0;
}

}  // namespace sc
