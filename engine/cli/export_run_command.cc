// SPDX-License-Identifier: Apache-2.0
#include "cli/export_run_command.h"

#include <fmt/format.h>
#include <fmt/ostream.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <span>
#include <string_view>
#include <vector>

#include "base/check.h"
#include "base/suggest.h"
#include "cli/export_formats.h"
#include "cli/output_name.h"
#include "cli/progress_bar.h"
#include "io/atomic_folder.h"

namespace sc {

std::vector<std::string_view> export_format_names() {
  std::vector<std::string_view> names;
  for (ExportFormat const& format : export_formats()) names.push_back(format.name);
  return names;
}

std::vector<std::string_view> export_thing_names() {
  std::vector<std::string_view> names;
  for (std::size_t i = 0; i < kExportThings; ++i)
    names.push_back(name_of(static_cast<ExportThing>(i)));
  return names;
}

namespace {

constexpr double kLeastEvery_s = 0.1, kMostEvery_s = 86'400;

/// Of formats that take steps: "fcd".
std::string names_in_steps() {
  std::vector<std::string_view> names;
  for (ExportFormat const& format : export_formats())
    if (format.in_steps) names.push_back(format.name);
  return fmt::format("{}", fmt::join(names, " or "));
}

void expect_word(std::string_view option, std::string_view given,
                 std::span<std::string_view const> words, Complaints& complaints) {
  if (std::find(words.begin(), words.end(), given) != words.end()) return;
  complaints.add("", 0,
                 fmt::format("{} = '{}' (must be one of: {}).{}", option, given,
                             fmt::join(words, ", "), did_you_mean(given, words)));
}

bool is_one_file(ExportFormat const& format, std::string const& out) {
  return !format.of_things || out.ends_with(format.end);
}

/// `format`: null where there is no such one.
void check_what(ExportRunOptions const& options, ExportFormat const* format,
                Complaints& complaints) {
  auto const& what = options.what;
  for (std::size_t i = 0; i < what.size(); ++i) {
    expect_word("--what", what[i], export_thing_names(), complaints);
    if (std::find(what.begin(), what.begin() + static_cast<std::ptrdiff_t>(i), what[i]) !=
        what.begin() + static_cast<std::ptrdiff_t>(i))
      complaints.add("", 0, fmt::format("--what = {} (must be named once)", what[i]));
    if (format != nullptr && !format->of_things && what[i] != name_of(ExportThing::units))
      complaints.add(
          "", 0,
          fmt::format("--what = {} (must be units in --format {})", what[i], options.format));
  }
}

void check_steps(ExportRunOptions const& options, ExportFormat const* format,
                 Complaints& complaints) {
  bool const steps = format != nullptr && format->in_steps;
  std::string const must = fmt::format("must go with --format {}", names_in_steps());
  if (options.every_s && !steps)
    complaints.add("", 0, fmt::format("--every = {} ({})", *options.every_s, must));
  if (options.also_standing && !steps) complaints.add("", 0, fmt::format("--all ({})", must));
  if (options.every_s && !(*options.every_s >= kLeastEvery_s && *options.every_s <= kMostEvery_s))
    complaints.add("", 0,
                   fmt::format("--every = {} (must be seconds from {} to {})", *options.every_s,
                               kLeastEvery_s, kMostEvery_s));
}

void check_out(ExportRunOptions const& options, ExportFormat const* format,
               Complaints& complaints) {
  if (options.out.empty()) {
    complaints.add("", 0, "--out is missing (must be a file or a new folder)");
    return;
  }
  if (format != nullptr && !format->of_things && !options.out.ends_with(format->end))
    complaints.add("", 0, fmt::format("--out = '{}' (must end in {})", options.out, format->end));
  if (format != nullptr && format->of_things && is_one_file(*format, options.out) &&
      options.what.size() != 1)
    complaints.add(
        "", 0,
        fmt::format("--out = {} (must be a new folder unless --what is one word)", options.out));
  expect_other_file("--out", options.out, std::array{options.file}, complaints);
}

std::vector<ExportThing> things_of(ExportRunOptions const& options, ExportFormat const& format) {
  if (!format.of_things) return {ExportThing::units};
  std::vector<ExportThing> things;
  for (std::size_t i = 0; i < kExportThings; ++i)
    if (options.what.empty()) things.push_back(static_cast<ExportThing>(i));
  auto const names = export_thing_names();
  for (std::string const& word : options.what)
    things.push_back(
        static_cast<ExportThing>(std::find(names.begin(), names.end(), word) - names.begin()));
  return things;
}

/// Writes the files and tells of each.
class Exporter {
 public:
  Exporter(ExportRunOptions const& options, ExportFormat const& format, RunContents const& run,
           std::ostream& out)
      : options_(options), format_(format), run_(run), out_(out) {}

  void write() const {
    std::vector<ExportThing> const things = things_of(options_, format_);
    if (is_one_file(format_, options_.out)) {
      write_thing(things.front(), options_.out, options_.out);
      return;
    }
    AtomicFolder folder(options_.out);
    for (ExportThing const thing : things) {
      std::string const name = fmt::format("{}{}", name_of(thing), format_.end);
      write_thing(thing, folder.file(name), std::filesystem::path(options_.out) / name);
    }
    folder.commit();
  }

 private:
  /// `shown`: where the file stands in the end.
  void write_thing(ExportThing thing, std::filesystem::path const& path,
                   std::filesystem::path const& shown) const {
    ProgressBar bar(fmt::format("Writing {}", name_of(thing)));
    ExportProgress const progress = [&](double share) { bar.show(share); };
    std::string const said = format_.write({path, run_, thing, options_, progress});
    fmt::print(out_, "{}: {}\n", shown.string(), said);
  }

  ExportRunOptions const& options_;
  ExportFormat const& format_;
  RunContents const& run_;
  std::ostream& out_;
};

}  // namespace

std::string export_format_words() {
  std::string words;
  for (ExportFormat const& format : export_formats()) {
    bool const last = &format == &export_formats().back();
    words += words.empty() ? "" : last ? " or " : ", ";
    words += format.name;
    if (!format.what.empty()) words += fmt::format(" ({})", format.what);
  }
  return words;
}

int export_run_command(ExportRunOptions const& options, std::ostream& out) {
  Complaints complaints;
  expect_word("--format", options.format, export_format_names(), complaints);
  ExportFormat const* const format = export_format(options.format);
  check_what(options, format, complaints);
  check_steps(options, format, complaints);
  check_out(options, format, complaints);
  RunContents run;
  try {
    if (options.file.empty())
      complaints.add("", 0, "RUN is missing (must be a run file)");
    else
      run = read_run_contents(options.file);
  } catch (InputError const& error) {
    complaints.add(error);
  }
  complaints.throw_if_any();
  Exporter(options, *format, run, out).write();
  return 0;
}

}  // namespace sc
