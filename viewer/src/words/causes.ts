// SPDX-License-Identifier: Apache-2.0
import { COLOURS } from "../charts/palette";
import type { DelayCause, Names } from "../data";

/** Why an incident waited: the words and the colour of the bars, in the chart and in the stories. */
export const CAUSES: Record<DelayCause, Names & { color: string }> = {
  call: { zh: "接报至派单", en: "call handling", color: COLOURS.pale },
  no_crew: { zh: "在岗单元技能不足", en: "too few on duty with the skill", color: COLOURS.yellow },
  all_busy: { zh: "能处置的单元都在忙", en: "capable units busy", color: COLOURS.vermillion },
  not_sent: { zh: "有空闲未派", en: "free but not sent", color: COLOURS.purple },
  called_in: { zh: "召回人员", en: "people called in", color: COLOURS.orange },
  turn_out: { zh: "出动准备", en: "turning out", color: COLOURS.grey },
  drive: { zh: "行驶", en: "driving", color: COLOURS.blue },
  held: { zh: "因水、风、封路受阻", en: "held by water, wind or closure", color: COLOURS.sky },
  sent_elsewhere: { zh: "途中改派他处", en: "sent elsewhere", color: COLOURS.green },
  still_waiting: { zh: "至结束仍未到", en: "still waiting", color: "#ffffff" },
};
