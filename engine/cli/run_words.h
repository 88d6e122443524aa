// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "io/study/study.h"

namespace sc {

/// The command that simulates one replication of a variant again, to be pasted into a shell; paths
/// are as the study's command was given them.
std::string run_words(StudyHead const& head, std::size_t variant, std::uint32_t replication);

/// A word as a POSIX shell reads it back: in single quotes where it has anything but letters,
/// digits and harmless signs.
std::string shell_word(std::string_view word);

}  // namespace sc
