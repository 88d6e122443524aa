// SPDX-License-Identifier: Apache-2.0
#include "cli/run_journal.h"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <fmt/ostream.h>

#include <array>
#include <ctime>

#include "base/check.h"
#include "cli/live_case.h"
#include "cli/output_name.h"
#include "cli/progress_bar.h"
#include "cli/summary_text.h"
#include "cli/write_run_file.h"
#include "service/desk/desk.h"

namespace sc {
namespace {

JournalEntry last_entry(Journal const& journal, std::string const& folder) {
  if (journal.last_seq() == 0)
    throw InputError(Fault{folder, 0, "the journal is empty (must have a change to end with)"});
  return journal.entries(journal.last_seq(), 1).front();
}

/// Not the case's own only where the inputs have changed since.
void expect_same(JournalHead const& journal, LiveCase const& live, std::string const& folder) {
  JournalHead const now = journal_head(live);
  Complaints complaints;
  auto const compare = [&](char const* what, std::string const& then, std::string const& today) {
    if (then != today)
      complaints.add(folder, 0,
                     fmt::format("{} = {} (the journal was written with {})", what, today, then));
  };
  compare("scenario_sha256", journal.scenario_sha256, now.scenario_sha256);
  compare("roads_sha256", journal.roads_sha256, now.roads_sha256);
  compare("settings", journal.settings, now.settings);
  complaints.throw_if_any();
}

Trajectory played_back(Journal const& journal, LiveCase const& live) {
  ProgressBar bar("replaying");
  DutyRoom room = open_room(live, true);
  play_back(journal, room);
  room.run().go_on_to(live.world().scenario.end);
  bar.show(1);
  return room.run().finish();
}

/// Whoever named the journal's own file would lose the day.
void check_output(RunOptions const& options) {
  std::array const inputs = {options.journal + "/journal.sqlite", options.journal + "/tokens.json"};
  expect_run_file_name(options.out, inputs);
}

}  // namespace

int run_journal(RunOptions const& options, std::ostream& out) {
  check_output(options);
  Journal const journal = Journal::open_to_read(options.journal);
  JournalEntry const last = last_entry(journal, options.journal);
  LiveWish wish = wish_of(journal.head());
  wish.what.threads = options.what.threads;
  LiveCase const live = load_live_case(std::move(wish), last.at);
  expect_same(journal.head(), live, options.journal);
  Trajectory const run = played_back(journal, live);
  Summary const summary = summarise(live.world(), run);
  Provenance provenance = live.what.provenance;
  provenance.threads = 1;
  provenance.command_line = kRunOfJournal;
  provenance.date = fmt::format("{:%FT%TZ}", fmt::gmtime(std::time_t{last.wall_unix_ms / 1000}));
  std::string const path = options.out.empty() ? options.journal + "/day.h5" : options.out;
  write_run_file(path, live.what, run, summary, provenance);
  bool const json = options.summary == RunOptions::Format::json;
  out << (json ? summary_as_json(live.world(), summary) : summary_as_text(live.world(), summary));
  if (!json)
    fmt::print(out, "\nrun file 结果文件  {}  ({} changes, {} events)\n", path, last.seq,
               run.events.size());
  return 0;
}

}  // namespace sc
