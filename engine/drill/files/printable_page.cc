// SPDX-License-Identifier: Apache-2.0
#include "drill/files/printable_page.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/check.h"
#include "drill/files/page_sections.h"

namespace sc {
namespace {

/// A tabletop exercise takes no longer than this at the table (assumed: a morning's session).
constexpr Duration kTableTime = whole_minutes(90);

std::string list_of(std::span<Names const> items) {
  std::string text = "<ul>\n";
  for (Names const& item : items) text += fmt::format("<li>{}</li>\n", html(item));
  return text + "</ul>\n";
}

std::string controllers_only() {
  Names const words = {
      "以下仅供导调组、评估组使用，演练开始前不得给参演人员",
      "for controllers and evaluators only: not to be shown to players beforehand"};
  return fmt::format("<p class=\"warn sheet\">{}</p>\n", html(words));
}

std::string leaders_sheets(DrillCase const& what) {
  return inject_list_section(what) + expected_section(what) + evaluation_section(what);
}

/// The moment at the table: the storm's time, compressed.
std::string table_clock(DrillCase const& what, Inject const& it) {
  Duration const length = what.drill.end - what.drill.begin;
  double const share = std::min(1.0, kTableTime.seconds() / length.seconds());
  return "T+" + clock_text(from_seconds(share * (it.at - what.drill.begin).seconds())).substr(0, 5);
}

std::string table_card(DrillCase const& what, Inject const& it) {
  Scenario const& s = what.drill.scenario;
  static std::array<Names, 4> const kQuestions = {
      {{"谁接报、登记什么？还要问什么？", "Who takes the call, what is noted, what else is asked?"},
       {"派谁去？为什么不派别的单元？", "Who is sent? Why not another unit?"},
       {"走哪条路？路上有积水、封路吗？", "Which way? Is there water or a closed street on it?"},
       {"如果同时再来一起险情，怎么办？", "What if another incident came now?"}}};
  return fmt::format(
             "<div class=\"card\"><h3>{} {} · {} · {}</h3>\n<p>{}: {}</p>\n<p>{}{}: {}</p>\n",
             html({"事件", "inject"}), it.number, table_clock(what, it), day_and_minute(s, it.at),
             html(kind_names(s, it)), html(it.place), html(it.from), html(it.mode),
             html(it.message)) +
         list_of(kQuestions) + writing_room(4) + "</div>\n";
}

std::string tabletop(DrillCase const& what) {
  Names const rule = {
      fmt::format("情景时间压缩为桌面上的 {:.0f} 分钟以内；卡片由导调人按 T+ 时间逐张发出。",
                  kTableTime.minutes()),
      fmt::format("The storm's time is compressed to at most {:.0f} min at the table; the "
                  "facilitator hands out one card at a time, at its T+.",
                  kTableTime.minutes())};
  std::string text = situation_section(what, Sheet::new_page) + roster_section(what) +
                     controllers_only() +
                     section_begin({"事件卡", "inject cards"}, Sheet::same_page) +
                     fmt::format("<p>{}</p>\n", html(rule));
  for (Inject const& it : what.drill.injects) text += table_card(what, it);
  return text + section_end() + leaders_sheets(what);
}

std::string safety_section() {
  static std::array<Names, 6> const kRules = {
      {{"停止口令：“演练停止”（三遍）。任何人发现真实危险都可以喊停。",
        "Stop word: \"Exercise stop\", three times. Anybody who sees real danger may say it."},
       {"每次通话以“演练”开头；真实险情以“实情”开头，立即优先。",
        "Each call begins with \"exercise\"; a real incident begins with \"real\" and comes "
        "first."},
       {"遵守交通规则，不闯红灯；警报器按规定使用。",
        "Traffic rules hold, red lights too; sirens only as the law allows."},
       {"不下水、不登高于实际积水或大风处；用电设备不通电演示。",
        "Nobody enters real water or works at height in wind; power stays off."},
       {"各点位设安全员，围挡醒目，避让行人。",
        "A safety officer at each place, barriers in sight, room for people on foot."},
       {"真实响应启动时演练立即终止。", "When a real response begins, the exercise ends."}}};
  return section_begin({"安全规定与停止口令", "safety rules and stop word"}, Sheet::new_page) +
         list_of(kRules) + section_end();
}

std::string place_card(DrillCase const& what, Inject const& it) {
  Names const& kind = kind_names(what.drill.scenario, it);
  return fmt::format(
      "<div class=\"card\"><h3>{} {} · {}</h3>\n<p>{} ({:.6f}, {:.6f})</p>\n<p>{}: <b>{}</b></p>\n"
      "<p>{}: ________________ {}: ________________</p></div>\n",
      html({"点位", "place"}), it.number, clock_text(it.at - what.drill.begin), html(it.place),
      it.position.lon_deg, it.position.lat_deg, html({"现场标牌", "sign on site"}),
      html({"演练：" + kind.zh, "EXERCISE: " + kind.en}), html({"导调人", "controller"}),
      html({"安全员", "safety officer"}));
}

std::string live(DrillCase const& what) {
  std::string text = situation_section(what, Sheet::new_page) + safety_section() +
                     roster_section(what) + dispatch_sheets_section(what) + controllers_only() +
                     section_begin({"点位与标牌", "places and signs"}, Sheet::same_page);
  for (Inject const& it : what.drill.injects) text += place_card(what, it);
  return text + section_end() + leaders_sheets(what);
}

/// All that players of a no-notice exercise are told beforehand.
std::string sealed_notice() {
  static std::array<Names, 4> const kNotice = {
      {{"近期将举行一次双盲演练。时间、地点、内容均不预先通知。",
        "A no-notice exercise will be held. Neither time nor place nor content is told "
        "beforehand."},
       {"启动时由导调组以“演练”口令通知值班员，按现行方案和响应级别行动。",
        "It begins with a call to the duty officer that says \"exercise\"; act by the plan in "
        "force."},
       {"停止口令：“演练停止”（三遍）。真实险情以“实情”开头，立即优先。",
        "Stop word: \"Exercise stop\", three times. A real incident begins with \"real\" and comes "
        "first."},
       {"情况通报在启动时发放。", "The situation is handed out when it begins."}}};
  return section_begin({"参演单位须知", "notice to players"}, Sheet::same_page) + list_of(kNotice) +
         section_end();
}

std::string start_window(Drill const& drill) {
  Names const words = {
      "启动窗口（总指挥填写，密封）：____月____日 ____时 至 ____月____日 ____时，窗口内任意时刻",
      "start window, filled in and sealed by the director: from ________ to ________, at any "
      "moment"};
  Names const seed = {"随机种子", "seed"};
  return fmt::format("<section><p>{}</p>\n<p>{} {}, {}</p>{}", html(words), html(seed), drill.seed,
                     drill.replication, section_end());
}

/// The situation comes behind the seal: it would tell the storm.
std::string no_notice(DrillCase const& what) {
  return sealed_notice() + controllers_only() + cover_section(what, DrillVariant::no_notice) +
         start_window(what.drill) + situation_section(what, Sheet::new_page) + safety_section() +
         roster_section(what) + dispatch_sheets_section(what) + leaders_sheets(what);
}

}  // namespace

std::string printable_page(DrillCase const& what, DrillVariant variant) {
  Names const kind = words_of(variant);
  Names const title = {fmt::format("演练 {:02} {}", what.drill.number, kind.zh),
                       fmt::format("Drill {:02}, {}", what.drill.number, kind.en)};
  switch (variant) {
    case DrillVariant::tabletop:
      return page_begin(title) + cover_section(what, variant) + tabletop(what) + page_end();
    case DrillVariant::live:
      return page_begin(title) + cover_section(what, variant) + live(what) + page_end();
    case DrillVariant::no_notice: return page_begin(title) + no_notice(what) + page_end();
  }
  SC_EXPECT(false);
  return {};
}

}  // namespace sc
