// SPDX-License-Identifier: Apache-2.0
#include "drill/files/write_drill_set.h"

#include <fmt/format.h>

#include "base/check.h"
#include "drill/files/briefing.h"
#include "drill/files/calendar.h"
#include "drill/files/drill_json.h"
#include "drill/files/drill_tables.h"
#include "drill/files/drill_words.h"
#include "drill/files/printable_page.h"
#include "drill/files/set_files.h"
#include "drill/files/storm_source.h"
#include "io/atomic_folder.h"
#include "io/hash.h"
#include "io/hdf5/atomic_file.h"
#include "io/map_file.h"
#include "io/scenario/scenario_reader.h"
#include "response/summary.h"

namespace sc {
namespace {

namespace fs = std::filesystem;

/// Words of a map's source, in the order of RoadSource::Kind.
constexpr char const* kSources[] = {"district", "osm", "map"};

class SetWriter {
 public:
  SetWriter(fs::path dir, DrillSet const& set, RoadTable const& roads,
            DrillFilesOptions const& options)
      : dir_(std::move(dir)),
        set_(set),
        roads_(roads),
        options_(options),
        source_(read_storm_source(set)),
        folder_(dir_.string()) {}

  void write() {
    write_storm();
    for (Drill const& drill : set_.drills) {
      write_drill(drill);
      if (options_.progress)
        options_.progress(drill.number / static_cast<double>(set_.drills.size()));
    }
    write_file(folder_.file("README.md"), set_readme(set_));
    write_file(folder_.file("drills.csv"), set_csv(set_));
    write_file(folder_.file("drills.json"), set_json(set_));
    folder_.commit();
  }

 private:
  void write_storm() {
    fs::path const storm = folder_.file("storm");
    fs::create_directory(storm);
    copy_tables(set_, storm);
    ScenarioKeys keys = source_.keys;
    keys.roads_path = "roads.h5";
    keys.comment = "The storm that these drills were taken from 本套演练所取的情景";
    write_file(storm / "scenario.toml", scenario_toml(source_.whole, keys));
    Provenance const& p = options_.provenance;
    write_map(storm / "roads.h5", roads_,
              {kSources[static_cast<std::size_t>(source_.whole.roads.kind)], "", "",
               p.engine_version, p.git_sha, p.command_line, p.date});
    roads_sha256_ = sha256_of_file(storm / "roads.h5");
  }

  void write_drill(Drill const& drill) {
    fs::path const folder = folder_.file(drill_folder(drill));
    write_drill_scenario(source_, drill, folder / "scenario");
    World const world(read_scenario(folder / "scenario"), roads_, options_.threads);
    DrillCase const what{set_, drill, world};
    write_file(folder / "drill.json", drill_json(drill));
    write_tables(what, folder);
    write_pages(what, folder);
    write_reference(what, folder / "reference.h5");
    if (options_.map_html)
      write_file(folder / "map.html",
                 options_.map_html(read_run_contents(folder / "reference.h5")));
  }

  static void write_tables(DrillCase const& what, fs::path const& folder) {
    write_file(folder / "injects.csv", injects_csv(what));
    write_file(folder / "expected.csv", expected_csv(what));
    write_file(folder / "roster.csv", roster_csv(what));
    write_file(folder / "evaluation.csv", evaluation_csv(what));
    write_file(folder / "actions.csv", actions_template_csv(what));
    write_file(folder / "reference_actions.csv", reference_actions_csv(what));
  }

  void write_pages(DrillCase const& what, fs::path const& folder) const {
    write_file(folder / "situation.md", situation_markdown(what));
    write_file(folder / "drill.ics", drill_calendar(what, options_.calendar_begin_unix_ms));
    for (std::size_t v = 0; v < kDrillVariants; ++v)
      write_file(folder / fmt::format("{}.html", name_of(DrillVariant(v))),
                 printable_page(what, DrillVariant(v)));
  }

  /// Names are those the folder will have, so that `replay` finds the scenario.
  Provenance provenance_of(DrillCase const& what) const {
    Scenario const& s = what.world.scenario;
    Provenance p = options_.provenance;
    p.scenario_folder = (dir_ / drill_folder(what.drill) / "scenario").string();
    p.scenario_sha256 = scenario_sha256(s);
    p.input_sha256 = s.input_sha256;
    p.roads_sha256 = roads_sha256_;
    p.policy = what.drill.reference_policy;
    p.relocation = s.rules.relocation;
    p.measures = s.measures;
    p.seed = what.drill.seed;
    p.replication = what.drill.replication;
    p.traffic = s.traffic.on;
    p.trips_per_day = s.traffic.rules.demand.trips_per_day;
    p.kernel = "automatic";
    p.threads = options_.threads;
    return p;
  }

  void write_reference(DrillCase const& what, fs::path const& path) const {
    World const& world = what.world;
    Trajectory const& run = what.drill.reference;
    std::vector<LinkClosure> const closures = link_closures(world);
    write_run(path, {world.scenario, world.timeline, world.exposure, run, provenance_of(what),
                     numbers(summarise(world, run)), &roads_, closures, set_.attribution});
  }

  fs::path dir_;
  DrillSet const& set_;
  RoadTable const& roads_;
  DrillFilesOptions const& options_;
  StormSource source_;
  AtomicFolder folder_;
  std::string roads_sha256_;
};

}  // namespace

void write_drill_set(fs::path const& dir, DrillSet const& set, RoadTable const& roads,
                     DrillFilesOptions const& options) {
  SC_EXPECT(!set.drills.empty());
  SetWriter(dir, set, roads, options).write();
}

}  // namespace sc
