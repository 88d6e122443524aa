// SPDX-License-Identifier: Apache-2.0
import "../style.css";
import "../charts/charts.css";
import "./live.css";
import { cell, type Cell, type Language } from "../context";
import { make } from "../dom";
import { firstLanguage, keepInAddress, languageSwitch } from "../page/language_switch";
import { actions } from "./act";
import { LOOK, type LiveContext, type Mode } from "./context";
import { advice } from "./panels/advice";
import { followRights } from "./panels/buttons";
import { connectionSign } from "./panels/connection";
import { details } from "./panels/details";
import { forecast } from "./panels/forecast";
import { header } from "./panels/header";
import { injects } from "./panels/injects";
import { log } from "./panels/log";
import { mapSection } from "./panels/map_section";
import { orders } from "./panels/orders";
import { queue } from "./panels/queue";
import { signIn } from "./panels/sign_in";
import { toasts } from "./panels/toasts";
import { LiveSync, type Picture } from "./sync";
import { exposeForTests } from "./test_access";
import { Ticker } from "./ticker";
import { Api } from "./wire/api";
import { takeToken } from "./wire/token";
import { live } from "./words";

const token = takeToken();
const language: Cell<Language> = cell(firstLanguage());
keepInAddress(language);
const wanted = cell(false); // the service asked for a token
const mayWrite = cell(false);
const api = new Api(token, () => wanted.set(true));
const place = document.getElementById("page")!;
let ticker: Ticker | null = null;

const sync = new LiveSync(api, begin, () => ticker?.touch());

function contextOf({ scenario, now, news, clock }: Picture): LiveContext {
  return {
    scenario,
    run: scenario.run,
    now,
    news,
    language,
    connection: sync.connection,
    moment: cell(clock.at(performance.now())),
    chosen: cell<LiveContext["chosen"] extends Cell<infer T> ? T : never>(null),
    changed: cell(0),
    minute: cell(Math.floor(now.now / 60)),
    beat: cell(0),
    mode: cell<Mode>(LOOK),
    mayWrite,
    act: actions(api),
    signIn: () => signIn({ language, scenario }, token, wanted),
  };
}

/** Everything anew: another start of the service has other tables and other numbers. */
function begin(picture: Picture): void {
  ticker?.stop();
  const context = contextOf(picture);
  const { element, map } = mapSection(context);
  const first = make("div", { class: "column" }, orders(context), queue(context));
  const second = make("div", { class: "column" }, details(context), forecast(context), advice(context), log(context));
  const main = make("main", { class: "room" }, element, first, second);
  place.replaceChildren(header(context, token, wanted), injects(context), main);
  followRights(context, place);
  exposeForTests(context, sync, map);
  ticker = new Ticker(context, picture.clock);
}

/** Until the service has told what there is. */
function waitingRoom(): HTMLElement {
  const shared = { language, connection: sync.connection };
  const title = make("h1", {}, live("waiting_room", language.get()));
  language.watch((now) => (title.textContent = document.title = live("waiting_room", now)));
  const bar = make("div", { class: "live-bar" }, title, connectionSign(shared), languageSwitch(shared), signIn(shared, token, wanted));
  return make("header", { class: "live-header" }, bar);
}

place.append(waitingRoom());
document.body.append(toasts(language));
let known = token.get();
token.watch((now) => {
  if (now === known) return;
  known = now;
  wanted.set(false);
  sync.reconnect();
});
for (const shared of [token, wanted]) (shared as { watch(listener: () => void): void }).watch(() => mayWrite.set(token.get() !== "" && !wanted.get()));
sync.start();
