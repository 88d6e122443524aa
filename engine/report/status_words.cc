// SPDX-License-Identifier: Apache-2.0
#include "report/status_words.h"

#include <array>

namespace sc {

Names words_of(UnitStatus status) {
  static std::array<Names, kUnitStatuses> const kWords{{{"下岗", "off duty"},
                                                        {"待命", "on standby"},
                                                        {"出动准备", "turning out"},
                                                        {"行驶", "driving"},
                                                        {"受阻", "held up"},
                                                        {"架设", "setting up"},
                                                        {"处置", "working"},
                                                        {"大风停工", "stopped by wind"},
                                                        {"值守", "on guard"},
                                                        {"巡查", "on patrol"},
                                                        {"返回", "returning"},
                                                        {"现场等待", "waiting on scene"},
                                                        {"用餐休息", "at a meal"},
                                                        {"召集中", "crew called in"},
                                                        {"交接班", "handing over"}}};
  return kWords.at(static_cast<std::size_t>(status));
}

Names words_of(IncidentStatus status) {
  static std::array<Names, 6> const kWords{{{"未报险", "not reported"},
                                            {"待派遣", "waiting"},
                                            {"已派遣", "unit on its way"},
                                            {"已到场", "being handled"},
                                            {"处置完毕", "cleared"},
                                            {"封路避免", "prevented"}}};
  return kWords.at(static_cast<std::size_t>(status));
}

Names words_of(ReportSource source) {
  static std::array<Names, 6> const kWords{{{"无", "nobody"},
                                            {"市民", "resident"},
                                            {"值守人员", "guard"},
                                            {"巡查人员", "patrol"},
                                            {"抢险人员", "passing unit"},
                                            {"记录", "record"}}};
  return kWords.at(static_cast<std::size_t>(source));
}

}  // namespace sc
