// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "io/study/study.h"

/// Private to io/study: a study's head as the JSON that stands in its file.

namespace sc {

std::string head_as_json(StudyHead const& head);

/// Errors: std::exception of whatever sort where the text is no such JSON, or does not hang
/// together.
StudyHead head_of_json(std::string const& text);

/// What two heads differ in beside shards and numbers of replications, a sentence each: "git_sha =
/// x (must be y, as in a.h5)". Empty: rows of both may stand in one file.
std::vector<std::string> head_differences(StudyHead const& ours, StudyHead const& yardstick,
                                          std::string const& yardstick_name);

}  // namespace sc
