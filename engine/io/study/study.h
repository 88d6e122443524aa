// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "base/geo.h"
#include "base/time.h"
#include "response/scenario.h"

namespace sc {

/// A study: many replications of several variants of one or more scenarios, as plain data.
/// docs/formats.md "Study file" is the contract of the file that holds one.

inline constexpr int kStudyFormatVersion = 1;

/// A number that every row has. SI units.
struct StudyColumn {
  std::string name;
  std::string unit;  ///< "s", "km", "1"
  Names labels;
};

/// An incident kind of any of the scenarios.
struct StudyKind {
  std::string id;
  Names labels;
};

struct StudyScenario {
  std::string folder;  ///< as given
  Names names;
  std::string note;
  std::uint64_t seed = 0;
  std::map<std::string, std::string> input_sha256;  ///< of every file read, plans excepted
  std::string roads;                                ///< instead of the scenario's; as given
  std::string roads_sha256;
};

/// One combination of what a study varies.
struct StudyVariant {
  std::size_t scenario = 0;
  std::string name;  ///< what tells it from the others of its scenario; unique among them
  std::string plan;  ///< file as given; empty: the scenario's own
  std::string plan_sha256;
  std::string policy;
  std::string relocation;
  std::vector<std::string> settings;  ///< "key=value"
  Duration late;                      ///< response time from which one counts as late
  std::uint32_t replications = 0;     ///< of the whole study, whatever the shard
};

/// Share `index` of `count` of a study's cells: those of which replication + variant leaves `index`
/// when divided by `count`. So every share has its part of each variant.
struct Shard {
  std::uint32_t index = 0;
  std::uint32_t count = 1;
  [[nodiscard]] bool holds(std::size_t variant, std::uint32_t replication) const {
    return (replication + variant) % count == index;
  }
  bool operator==(Shard const&) const = default;
};

/// Everything of a study but its rows.
struct StudyHead {
  std::string engine_version;
  std::string git_sha;
  Shard shard;
  std::string stop_rule;        ///< "response_mean 5%": replications went on until then; else empty
  bool incident_times = false;  ///< incidents have times and places
  std::vector<StudyColumn> columns;
  std::vector<StudyKind> kinds;
  std::vector<StudyScenario> scenarios;
  std::vector<StudyVariant> variants;  ///< by scenario
};

/// One incident that happened. Times are kNever where the thing did not happen by the end.
struct StudyIncident {
  std::int16_t kind = 0;     ///< in StudyHead::kinds
  float severity = 0;        ///< at onset
  std::uint8_t status = 0;   ///< IncidentStatus
  std::uint8_t late = 0;     ///< 1: reported, but not reached within StudyVariant::late
  std::int64_t wait_ms = 0;  ///< arrive - report; to the end if nobody came; -1: never reported
  SimTime onset, report, dispatch, arrive, work_start, clear;  ///< kept with incident_times only
  LonLat position;
};

/// What one replication of one variant gave.
struct StudyRow {
  std::vector<double> numbers;  ///< [columns]; NaN: does not exist
  std::vector<StudyIncident> incidents;
};

/// Finished rows of one variant, ascending by replication, for those who compare.
struct StudyRows {
  std::vector<std::uint32_t> replication;
  std::vector<std::vector<double>> numbers;  ///< [columns][rows]
  std::vector<std::size_t> begin;            ///< [rows + 1] of each row's incidents in those below
  std::vector<std::int16_t> kind;
  std::vector<float> severity;
  std::vector<std::uint8_t> late;
  std::vector<double> wait_s;  ///< NaN: never reported
  [[nodiscard]] std::size_t size() const { return replication.size(); }
};

}  // namespace sc
