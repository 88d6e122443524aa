// SPDX-License-Identifier: Apache-2.0
#include "cli/variants.h"

#include <fmt/format.h>

#include <optional>

#include "base/parallel.h"
#include "cli/measure_words.h"
#include "cli/one_source.h"
#include "cli/policies.h"
#include "cli/word_lists.h"
#include "io/road_source.h"

namespace sc {
namespace {

using Words = std::vector<std::string>;

/// What is compared in words, every list with an entry.
struct Lists {
  Words policies, relocations;
  std::vector<Measures> measures;
};

std::vector<Measures> measures_asked(VariantOptions const& options, Scenario const& s,
                                     Complaints& complaints) {
  std::vector<Measures> result;
  Words words;
  for (std::string const& text : options.measures) {
    auto const measures = measures_of(text, '+', complaints);
    if (!measures) continue;
    expect_effect(*measures, s, complaints);
    result.push_back(effective(*measures, s));
    words.push_back(words_of(result.back()));
  }
  refuse_twins("--measures", words, complaints);
  return result;
}

Lists lists_of(VariantOptions const& options, Scenario const& s, Complaints& complaints) {
  Lists lists{options.policies, options.relocations, measures_asked(options, s, complaints)};
  bool const all = lists.policies.empty() && lists.relocations.empty() && lists.measures.empty();
  if (lists.policies.empty()) lists.policies = all ? policy_names() : Words{s.rules.policy};
  if (lists.relocations.empty()) lists.relocations = {s.rules.relocation};
  if (lists.measures.empty()) lists.measures = {s.measures};
  refuse_twins("--policy", lists.policies, complaints);
  refuse_twins("--relocation", lists.relocations, complaints);
  return lists;
}

std::vector<std::unique_ptr<World const>> worlds_of(Scenario const& scenario,
                                                    std::vector<Measures> const& measures,
                                                    int threads) {
  LoadedRoads const roads = load_roads_to_share(scenario.roads);
  std::vector<std::unique_ptr<World const>> worlds(measures.size());
  parallel_for(measures.size(), threads, [&](std::size_t k) {
    Scenario with = scenario;
    with.measures = measures[k];
    worlds[k] = std::make_unique<World const>(std::move(with), roads.table, 1);
  });
  return worlds;
}

std::string word_of(Measures const& measures, std::vector<std::string> const& asked,
                    std::size_t k) {
  return k < asked.size() ? asked[k] : words_of(measures);
}

std::string name_of(Words const& parts) {
  return fmt::format("{}", fmt::join(parts, " / "));
}

/// Every combination, named by what differs between them.
void combine(Lists const& lists, Words const& measure_words, VariantSet& set) {
  for (std::size_t p = 0; p < lists.policies.size(); ++p)
    for (std::size_t r = 0; r < lists.relocations.size(); ++r)
      for (std::size_t m = 0; m < lists.measures.size(); ++m) {
        bool const alone = lists.relocations.size() * lists.measures.size() == 1;
        Words parts;
        if (lists.policies.size() > 1 || alone) parts.push_back(lists.policies[p]);
        if (lists.relocations.size() > 1) parts.push_back(lists.relocations[r]);
        if (lists.measures.size() > 1)
          parts.push_back(word_of(lists.measures[m], measure_words, m));
        World const& world = *set.worlds[m];
        set.variants.push_back({name_of(parts),
                                lists.policies[p],
                                lists.relocations[r],
                                lists.measures[m],
                                {&world, &world.scenario.plan, set.policies[p].get(),
                                 set.relocations[r].get(), world.scenario.seed}});
      }
}

/// What is compared cannot be set to one value.
void expect_one_source(VariantOptions const& options, Complaints& complaints) {
  auto const expect = [&](std::string_view option, bool given, std::string_view key) {
    if (given) expect_one_source(option, key, options.what.settings, complaints);
  };
  bool const all =
      options.policies.empty() && options.relocations.empty() && options.measures.empty();
  expect("--policy", !options.policies.empty(), "rules.policy");
  if (all)
    expect_one_source("a comparison of all policies", "rules.policy", options.what.settings,
                      complaints);
  expect("--relocation", !options.relocations.empty(), "rules.relocation");
  expect("--measures", !options.measures.empty(), "measures.rebuilt_points");
  expect("--measures", !options.measures.empty(), "measures.separated_buildings");
}

}  // namespace

std::vector<EnsembleCase> VariantSet::cases() const {
  std::vector<EnsembleCase> result;
  for (Variant const& variant : variants) result.push_back(variant.what);
  return result;
}

std::vector<World const*> VariantSet::world_of_each() const {
  std::vector<World const*> result;
  for (Variant const& variant : variants) result.push_back(variant.what.world);
  return result;
}

VariantSet load_variants(VariantOptions const& options, Complaints complaints) {
  expect_one_source(options, complaints);
  Scenario const scenario = load_scenario(options.what, complaints);
  Lists const lists = lists_of(options, scenario, complaints);
  VariantSet set;
  for (std::string const& name : lists.policies)
    set.policies.push_back(policy_of(name, scenario, complaints));
  for (std::string const& name : lists.relocations)
    set.relocations.push_back(relocation_of(name, scenario, complaints));
  complaints.throw_if_any();
  set.worlds = worlds_of(scenario, lists.measures, options.what.threads);
  combine(lists, options.measures, set);
  return set;
}

}  // namespace sc
