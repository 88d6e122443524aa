// SPDX-License-Identifier: Apache-2.0
#include "road/district/invented_names.h"

#include <array>
#include <numeric>
#include <set>
#include <string>
#include <string_view>

#include "base/random.h"
#include "base/text.h"

namespace sc::district {
namespace {

struct Syllable {
  std::string_view zh;
  std::string_view en;
};

constexpr auto kFirst = std::to_array<Syllable>({
    {"永", "yong"},  {"安", "an"},    {"嘉", "jia"},   {"瑞", "rui"},  {"福", "fu"},
    {"德", "de"},    {"文", "wen"},   {"景", "jing"},  {"康", "kang"}, {"清", "qing"},
    {"云", "yun"},   {"春", "chun"},  {"秋", "qiu"},   {"桂", "gui"},  {"荷", "he"},
    {"柳", "liu"},   {"梅", "mei"},   {"松", "song"},  {"竹", "zhu"},  {"金", "jin"},
    {"银", "yin"},   {"玉", "yu"},    {"星", "xing"},  {"月", "yue"},  {"东", "dong"},
    {"西", "xi"},    {"南", "nan"},   {"北", "bei"},   {"新", "xin"},  {"古", "gu"},
    {"长", "chang"}, {"广", "guang"}, {"高", "gao"},   {"平", "ping"}, {"明", "ming"},
    {"青", "qing"},  {"翠", "cui"},   {"石", "shi"},   {"横", "heng"}, {"双", "shuang"},
    {"朱", "zhu"},   {"沈", "shen"},  {"蒋", "jiang"}, {"陆", "lu"},   {"顾", "gu"},
    {"潘", "pan"},   {"丰", "feng"},  {"盛", "sheng"},
});

constexpr auto kSecond = std::to_array<Syllable>({
    {"兴", "xing"}, {"和", "he"},   {"宁", "ning"}, {"泰", "tai"},  {"祥", "xiang"}, {"庆", "qing"},
    {"华", "hua"},  {"园", "yuan"}, {"苑", "yuan"}, {"桥", "qiao"}, {"塘", "tang"},  {"河", "he"},
    {"浦", "pu"},   {"港", "gang"}, {"湾", "wan"},  {"渡", "du"},   {"井", "jing"},  {"泉", "quan"},
    {"溪", "xi"},   {"荡", "dang"}, {"家", "jia"},  {"村", "cun"},  {"里", "li"},    {"坊", "fang"},
    {"亭", "ting"}, {"台", "tai"},  {"门", "men"},  {"仓", "cang"}, {"林", "lin"},   {"竹", "zhu"},
    {"花", "hua"},  {"叶", "ye"},   {"山", "shan"}, {"岭", "ling"}, {"坝", "ba"},    {"埠", "bu"},
    {"丰", "feng"}, {"隆", "long"}, {"义", "yi"},   {"善", "shan"},
});

Syllable kind_of(RoadClass road_class, std::uint32_t luck) {
  constexpr Syllable road{"路", "Rd"}, street{"街", "St"}, alley{"巷", "Alley"}, lane{"弄", "Lane"};
  switch (road_class) {
    case RoadClass::residential: return luck < 5 ? road : luck < 7 ? street : alley;
    case RoadClass::living_street: return luck < 5 ? lane : alley;
    case RoadClass::service: return lane;
    default: return luck < 7 ? road : street;
  }
}

/// "an" behind another syllable is set off, as in Yong'an.
std::string pinyin(Syllable first, Syllable second) {
  bool const vowel = second.en[0] == 'a' || second.en[0] == 'e' || second.en[0] == 'o';
  return capital(std::string(first.en) + (vowel ? "'" : "") + std::string(second.en));
}

}  // namespace

void invent_names(StreetNet& net, std::vector<RoadName>& names, std::uint64_t seed) {
  Stream random(seed, 0, Purpose::district, 30);
  std::vector<std::uint32_t> order(kFirst.size() * kSecond.size());
  std::iota(order.begin(), order.end(), 0U);
  for (std::size_t k = order.size(); k > 1; --k)  // Fisher-Yates
    std::swap(order[k - 1], order[random.below(static_cast<std::uint32_t>(k))]);
  std::set<std::string> known;
  for (RoadName const& name : names) known.insert(name.zh);

  std::size_t next = 0;
  for (Street& street : net.streets()) {
    while (street.name == 0) {
      std::uint32_t const pair = order[next++ % order.size()];
      Syllable const a = kFirst[pair / kSecond.size()];
      Syllable const b = kSecond[pair % kSecond.size()];
      Syllable const kind = kind_of(street.road_class, random.below(10));
      // Pairs used up are numbered on, as lanes are: 永兴二弄 does not exist, 永兴2弄 does.
      std::size_t const round = (next - 1) / order.size();
      std::string const number = round == 0 ? "" : std::to_string(round + 1);
      RoadName name{std::string(a.zh) + std::string(b.zh) + number + std::string(kind.zh),
                    pinyin(a, b) + " " + (round == 0 ? "" : number + " ") + std::string(kind.en)};
      if (!known.insert(name.zh).second) continue;
      street.name = static_cast<std::uint32_t>(names.size());
      names.push_back(std::move(name));
    }
  }
}

}  // namespace sc::district
