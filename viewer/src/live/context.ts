// SPDX-License-Identifier: Apache-2.0
import type { Cell, MapContext } from "../context";
import type { RunData } from "../data";
import type { LiveScenario } from "./data";
import type { Held } from "./model/held";
import type { News } from "./news";
import type { Connection } from "./sync";
import type { Act } from "./act";

/** What the next click on the map is for. */
export type Mode =
  | { what: "look" }
  | { what: "report" }
  | { what: "close_street" }
  | { what: "place_unit"; unit: number };

/** What every panel of the live page is given. */
export interface LiveContext extends MapContext {
  scenario: LiveScenario;
  run: RunData;
  now: Held;
  news: News;
  connection: Cell<Connection>;
  changed: Cell<number>; // counts: something of `now` is new; at most once per drawn frame
  minute: Cell<number>; // whole minutes of the storm: texts that tell how long
  beat: Cell<number>; // ms, some twenty a second: what moves by itself
  mode: Cell<Mode>;
  mayWrite: Cell<boolean>;
  act: Act;
  signIn: () => HTMLElement; // another place to sign in
}

export const LOOK: Mode = { what: "look" };
