// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "response/trajectory.h"
#include "response/world.h"

namespace sc {

/// What is spoken and expected in an exercise, in Chinese and English.

/// Street and, where there is one, point, and subdistrict.
Names words_of_place(World const& world, LinkId link, BasinId point, ZoneId zone);
/// The same of an incident of a run.
Names words_of_place(World const& drill, IncidentTable const& t, std::size_t row);

struct Speaker {
  Names from, to, mode;
};
Speaker speaker_of(IncidentKindSpec const& kind, ReportSource source);

/// The severity bands of the glossary: slight, serious, grave.
Names words_of_severity(double severity);

/// The message as it is spoken.
Names message_of(IncidentKindSpec const& kind, Speaker const& speaker, Names const& place,
                 double severity);

/// Units of each skill, material, and what to mind.
Names expected_action_of(Scenario const& s, IncidentKindSpec const& kind);

}  // namespace sc
