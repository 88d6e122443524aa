// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "io/study/study.h"
#include "io/study/study_cells.h"

namespace sc::test {

/// A study of two scenarios and three variants, `replications` each, with two numbers a row.
StudyHead small_study(std::uint32_t replications, Shard shard = {});

/// What the cell's replication gives: drawn from the cell alone, so that any order gives the same.
/// One in eight has no incidents; second number: NaN at every seventh replication.
StudyRow small_row(StudyHead const& head, StudyCell cell);

/// All cells of the head's shard, in an order that `luck` shuffles.
std::vector<StudyCell> shuffled_cells(StudyHead const& head, std::uint32_t luck);

}  // namespace sc::test
