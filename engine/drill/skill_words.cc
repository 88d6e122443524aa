// SPDX-License-Identifier: Apache-2.0
#include "drill/skill_words.h"

#include <algorithm>
#include <array>
#include <string>

namespace sc {

Names words_of_skill(std::string_view skill) {
  struct Word {
    std::string_view skill, zh, en;
  };
  static constexpr auto kWords = std::to_array<Word>({
      {"pump", "排水", "pump"},
      {"power", "供电", "power"},
      {"traffic", "交通疏导", "traffic"},
      {"rescue", "救援", "rescue"},
      {"grate", "雨水口清掏", "inlet"},
      {"barrier", "挡水", "flood-barrier"},
      {"sewer", "管道疏通", "sewer"},
      {"confined", "有限空间作业", "confined-space"},
      {"saw", "断枝清理", "tree"},
      {"lift", "吊装", "crane"},
      {"height", "登高作业", "aerial-platform"},
      {"sign", "广告牌处置", "sign"},
      {"electric", "电气", "electric"},
      {"road", "道路抢修", "road"},
      {"cover", "井盖", "manhole-cover"},
      {"drive", "运输", "supply"},
  });
  auto const* const word =
      std::find_if(kWords.begin(), kWords.end(), [&](Word const& w) { return w.skill == skill; });
  if (word == kWords.end()) return {std::string(skill), std::string(skill)};
  return {std::string(word->zh), std::string(word->en)};
}

}  // namespace sc
