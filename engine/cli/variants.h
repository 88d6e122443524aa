// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/check.h"
#include "cli/load_case.h"
#include "study/ensemble.h"

namespace sc {

/// What `stormcrew compare` was asked to compare: every combination of the lists; an empty list
/// stands for the scenario's own choice, and if all are empty, the policies for all there are.
struct VariantOptions {
  CaseOptions what;
  std::vector<std::string> policies;
  std::vector<std::string> relocations;
  std::vector<std::string> measures;  ///< words of measures_of, each joined by '+'
};

/// One way to respond. Points into its VariantSet.
struct Variant {
  std::string name;  ///< what tells it from the others: "nearest_idle / after"
  std::string policy;
  std::string relocation;
  Measures measures;
  EnsembleCase what;
};

/// Variants by policy, then relocation, then measures, and what they share: one World for each set
/// of works.
struct VariantSet {
  std::vector<std::unique_ptr<World const>> worlds;
  std::vector<std::unique_ptr<DispatchPolicy const>> policies;
  std::vector<std::unique_ptr<RelocationPolicy const>> relocations;
  std::vector<Variant> variants;  ///< the first is the yardstick

  [[nodiscard]] Scenario const& scenario() const { return worlds.front()->scenario; }
  [[nodiscard]] std::vector<EnsembleCase> cases() const;
  [[nodiscard]] std::vector<World const*> world_of_each() const;
};

/// Errors: InputError with every fault that can be found together, those handed in included:
/// unknown names, names given twice, works that change nothing; IoError.
VariantSet load_variants(VariantOptions const& options, Complaints complaints = {});

}  // namespace sc
