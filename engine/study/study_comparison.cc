// SPDX-License-Identifier: Apache-2.0
#include "study/study_comparison.h"

#include <algorithm>
#include <cmath>

#include "base/check.h"
#include "base/parallel.h"
#include "io/study/study_cells.h"
#include "response/summary.h"
#include "study/holm.h"
#include "study/study_finder.h"

namespace sc {
namespace {

using By = StudyGroup::By;

constexpr double kMedian = 0.5, kTail = 0.9;

/// Severity bands and kinds, as asked for.
std::vector<std::pair<By, std::size_t>> groups_of(StudyHead const& head,
                                                  StudyComparisonOptions const& options) {
  std::vector<std::pair<By, std::size_t>> groups;
  for (std::size_t band = 0; options.by_severity && band < kSeverityBands; ++band)
    groups.emplace_back(By::severity, band);
  for (std::size_t kind = 0; options.by_kind && kind < head.kinds.size(); ++kind)
    groups.emplace_back(By::kind, kind);
  return groups;
}

Sample sample_of_group(StudyRows const& rows, By by, std::size_t index) {
  return sample_of_some(rows, [&](std::size_t i) {
    return by == By::severity ? severity_band(static_cast<double>(rows.severity[i])) == index
                              : static_cast<std::size_t>(rows.kind[i]) == index;
  });
}

/// One scenario's variants, against one of them.
class ScenarioComparison {
 public:
  ScenarioComparison(StudyHead const& head, std::span<StudyRows const> rows,
                     StudyComparisonOptions const& options, ScenarioFindings& found)
      : head_(head),
        rows_(rows),
        options_(options),
        found_(found),
        finder_(options),
        groups_(groups_of(head, options)) {}

  void run() {
    StudyRows const& yardstick = rows(found_.baseline);
    whole_ = std::make_shared<Observed const>(sample_of(yardstick, head_.columns));
    by_group_.resize(groups_.size());
    parallel_for(groups_.size(), options_.threads, [&](std::size_t g) {
      by_group_[g] = std::make_shared<Observed const>(
          sample_of_group(yardstick, groups_[g].first, groups_[g].second));
    });
    parallel_for(found_.variants.size(), options_.threads, [&](std::size_t v) { fill(v); });
  }

 private:
  [[nodiscard]] StudyRows const& rows(std::size_t v) const {
    return rows_[found_.variants[v].variant];
  }

  void fill(std::size_t v) {
    VariantFindings& findings = found_.variants[v];
    RowPairs const pairs(rows(v), rows(found_.baseline));
    findings.rows = rows(v).size();
    findings.pairs = pairs.ours.size();
    auto const material = [&](auto const& yardstick, auto const& make_sample) {
      if (v == found_.baseline) return StudyMaterial{yardstick, nullptr, nullptr};
      return paired_material(make_sample(), yardstick, pairs);
    };
    add_lines(material(whole_, [&] { return sample_of(rows(v), head_.columns); }), findings);
    for (std::size_t g = 0; g < groups_.size(); ++g) {
      auto const [by, index] = groups_[g];
      findings.groups.push_back(group(by, index, material(by_group_[g], [&, b = by, k = index] {
                                        return sample_of_group(rows(v), b, k);
                                      })));
    }
    findings.worst = worst_of(rows(v), options_.worst);
  }

  /// Of an indicator told by severity, the group tells it.
  [[nodiscard]] bool told_by_group(Indicator const& i) const {
    return options_.by_severity && i.id.starts_with("late_share_severity_");
  }

  void add_lines(StudyMaterial const& material, VariantFindings& findings) {
    auto const all = all_indicators();
    for (std::size_t k = 0; k < all.size(); ++k) {
      if (all[k].way == Indicator::Way::quantile || told_by_group(all[k])) continue;
      findings.lines.push_back({k, finder_.mean(all[k], material),
                                finder_.quantile(all[k], kMedian, material),
                                finder_.quantile(all[k], kTail, material)});
    }
  }

  StudyGroup group(By by, std::size_t index, StudyMaterial const& material) {
    auto const all = all_indicators();
    Indicator const& response = all[indicator_number("response_mean")];
    StudyGroup result{by, index, {}, {}, {}, {}, {}};
    StudyMaterial const alone{material.all, nullptr, nullptr};
    result.reported = finder_.mean(all[indicator_number("incidents_reported")], alone);
    result.mean = finder_.mean(response, material);
    result.p50 = finder_.quantile(response, kMedian, alone);
    result.p90 = finder_.quantile(response, kTail, alone);
    result.late_share = finder_.mean(all[indicator_number("late_share")], material);
    return result;
  }

  StudyHead const& head_;
  std::span<StudyRows const> rows_;
  StudyComparisonOptions const& options_;
  ScenarioFindings& found_;
  StudyFinder finder_;
  std::vector<std::pair<By, std::size_t>> groups_;
  std::shared_ptr<Observed const> whole_;                  ///< of the baseline
  std::vector<std::shared_ptr<Observed const>> by_group_;  ///< likewise
};

bool anything(StudyLine const& line) {
  Estimate const& e = line.mean.value;
  return e.exists() && (e.value != 0 || line.mean.difference.clear_of_zero());
}
bool anything(StudyGroup const& group) {
  return group.mean.value.exists();
}

/// Leaves out the rows of a table of which no variant has anything.
template <class Row>
void drop_empty(ScenarioFindings& found, std::vector<Row> VariantFindings::*table) {
  for (std::size_t k = (found.variants.front().*table).size(); k-- > 0;) {
    auto const has = [&](VariantFindings const& v) { return anything((v.*table)[k]); };
    if (std::any_of(found.variants.begin(), found.variants.end(), has)) continue;
    for (VariantFindings& v : found.variants)
      (v.*table).erase((v.*table).begin() + static_cast<std::ptrdiff_t>(k));
  }
}

std::vector<StudyFinding*> findings_of(ScenarioFindings& found) {
  std::vector<StudyFinding*> all;
  for (VariantFindings& v : found.variants) {
    for (StudyLine& line : v.lines) all.insert(all.end(), {&line.mean, &line.p50, &line.p90});
    for (StudyGroup& group : v.groups) all.insert(all.end(), {&group.mean, &group.late_share});
  }
  return all;
}

void judge_together(ScenarioFindings& found) {
  std::vector<StudyFinding*> const all = findings_of(found);
  std::vector<double> p;
  for (StudyFinding const* finding : all) {
    Estimate const& d = finding->difference;
    p.push_back(d.never_differs() ? std::nan("") : two_sided_p(d));
  }
  std::vector<bool> const clear = clear_together(p);
  for (std::size_t k = 0; k < all.size(); ++k) {
    all[k]->clear_together = clear[k];
    if (!std::isnan(p[k])) ++found.differences;
  }
}

/// The scenario's variants, with the baseline; a complaint where it has none of that name.
ScenarioFindings variants_of(StudyHead const& head, std::size_t scenario,
                             std::string const& baseline, Complaints& complaints) {
  ScenarioFindings found;
  found.scenario = scenario;
  bool there = baseline.empty();
  std::string names;
  for (std::size_t v = 0; v < head.variants.size(); ++v) {
    StudyVariant const& variant = head.variants[v];
    if (variant.scenario != scenario) continue;
    if (variant.name == baseline) {
      there = true;
      found.baseline = found.variants.size();
    }
    names += (names.empty() ? "" : ", ") + variant.name;
    found.variants.emplace_back().variant = v;
  }
  if (!there)
    complaints.add("", 0,
                   "--baseline = " + baseline + " (must be a variant of " +
                       head.scenarios[scenario].folder + ": " + names + ")");
  return found;
}

}  // namespace

std::vector<ScenarioFindings> compare_study(StudyHead const& head, std::span<StudyRows const> rows,
                                            StudyComparisonOptions const& options) {
  SC_EXPECT(rows.size() == head.variants.size());
  std::vector<ScenarioFindings> result;
  Complaints complaints;
  for (std::size_t s = 0; s < head.scenarios.size(); ++s)
    result.push_back(variants_of(head, s, options.baseline, complaints));
  complaints.throw_if_any();
  StudyCells const cells(head);
  for (ScenarioFindings& found : result) {
    if (found.variants.empty()) continue;
    for (VariantFindings& v : found.variants)
      v.wanted = cells.begin(v.variant + 1) - cells.begin(v.variant);
    ScenarioComparison(head, rows, options, found).run();
    drop_empty(found, &VariantFindings::lines);
    drop_empty(found, &VariantFindings::groups);
    judge_together(found);
  }
  return result;
}

std::vector<WorstReplication> worst_of(StudyRows const& rows, std::size_t count) {
  std::vector<WorstReplication> all;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    double sum = 0, reported = 0;
    for (std::size_t i = rows.begin[row]; i < rows.begin[row + 1]; ++i) {
      if (std::isnan(rows.wait_s[i])) continue;
      sum += rows.wait_s[i];
      ++reported;
    }
    if (reported > 0) all.push_back({rows.replication[row], sum / reported, sum});
  }
  std::stable_sort(all.begin(), all.end(), [](auto const& a, auto const& b) {
    return a.response_mean_s != b.response_mean_s ? a.response_mean_s > b.response_mean_s
                                                  : a.waited_s > b.waited_s;
  });
  all.resize(std::min(count, all.size()));
  return all;
}

}  // namespace sc
