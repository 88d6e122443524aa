// SPDX-License-Identifier: Apache-2.0
import { cell, type Context } from "../context";
import type { RunData } from "../data";
import { drawn, labelled, make, said } from "../dom";
import { passes } from "../model/filter";
import { openSpan } from "../model/incident_phase";
import { localTime, span } from "../words/time_words";
import { word, type Word } from "../words/words";
import { advanced, quietSpans, type Span } from "./clock";
import { strip } from "./strip";

const SPEEDS = [60, 300, 900, 1800, 3600, 10_800, 21_600]; // s of the run in a second
const FIRST_SPEED = 900;
const LONGEST_FRAME_S = 0.25; // a page that slept does not leap on
const SLIDER_STEP_S = 300;

/** Shapes in a square of 10: letters for them are missing in many fonts. */
const PLAY = "M1 0L10 5L1 10Z";
const PAUSE = "M1 0H4V10H1ZM6 0H9V10H6Z";
const NEXT = "M0 0L7 5L0 10ZM7.5 0H10V10H7.5Z";

function icon(path: string): SVGElement {
  return drawn("svg", { class: "icon", viewBox: "0 0 10 10", "aria-hidden": "true" }, drawn("path", { d: path }));
}

/** Lets time run: play and pause, speed, slider, the next incident. */
export class Player {
  readonly element: HTMLElement;
  private readonly playing = cell(false);
  private readonly speed = cell(FIRST_SPEED);
  private readonly slider = make("input", { type: "range", min: "0", step: String(SLIDER_STEP_S), class: "slider" });
  private readonly skip = make("input", { type: "checkbox", id: "skip-quiet" });
  private readonly quiet: Span[];
  private before_ms = 0;

  constructor(
    private readonly context: Context,
    private readonly run: RunData,
  ) {
    this.quiet = quietSpans(run);
    this.slider.max = String(run.end);
    this.slider.addEventListener("input", () => context.moment.set(Number(this.slider.value)));
    labelled(context, this.slider, "aria-label", (language) => word("time", language));
    const buttons = make("div", { class: "player-buttons" }, this.playButton(), this.nextButton(), this.speedChoice(), this.skipChoice(), this.clock());
    const track = make("div", { class: "track" }, strip(context, run), this.slider);
    this.element = make("div", { class: "player", role: "group" }, buttons, track);
    labelled(context, this.element, "aria-label", (language) => word("player", language));
    this.listenToSpace();
  }

  private toggle(): void {
    const { moment } = this.context;
    if (!this.playing.get() && moment.get() >= this.run.end) moment.set(0);
    this.playing.set(!this.playing.get());
    if (!this.playing.get()) return;
    this.before_ms = performance.now();
    requestAnimationFrame((now) => this.step(now));
  }

  private step(now_ms: number): void {
    if (!this.playing.get()) return;
    const seconds = Math.min(LONGEST_FRAME_S, Math.max(0, now_ms - this.before_ms) / 1000);
    this.before_ms = now_ms;
    const quiet = this.skip.checked ? this.quiet : [];
    const next = advanced(this.context.moment.get(), seconds * this.speed.get(), this.run.end, quiet);
    this.context.moment.set(next);
    if (next >= this.run.end) return this.playing.set(false);
    requestAnimationFrame((now) => this.step(now));
  }

  private playButton(): HTMLElement {
    const button = make("button", { type: "button", class: "play" });
    const show = () => {
      const playing = this.playing.get();
      const text = word(playing ? "pause" : "play", this.context.language.get());
      button.replaceChildren(icon(playing ? PAUSE : PLAY), ` ${text}`);
    };
    this.playing.watch(show);
    this.context.language.watch(show);
    button.addEventListener("click", () => this.toggle());
    return button;
  }

  private nextButton(): HTMLElement {
    const button = make("button", { type: "button" }, this.says("next_incident"), " ", icon(NEXT));
    button.addEventListener("click", () => this.toNextIncident());
    return button;
  }

  /** Of those that the filters let pass. */
  private toNextIncident(): void {
    const { moment, filter, chosen } = this.context;
    let next = -1;
    this.run.incidents.forEach((incident, row) => {
      if (incident.onset <= moment.get() || !openSpan(this.run, incident)) return;
      if (!passes(this.run, incident, filter.get())) return;
      if (next < 0 || incident.onset < this.run.incidents[next].onset) next = row;
    });
    if (next < 0) return;
    moment.set(this.run.incidents[next].onset);
    chosen.set({ what: "incident", row: next });
  }

  private speedChoice(): HTMLElement {
    const select = make("select");
    this.context.language.watch((language) => {
      const options = SPEEDS.map((speed) =>
        make("option", { value: String(speed) }, span(speed, language).replace(/ 00.*$/, "") + word("per_second", language)),
      );
      select.replaceChildren(...options);
      select.value = String(this.speed.get());
    });
    select.addEventListener("change", () => this.speed.set(Number(select.value)));
    return make("label", {}, this.says("speed"), " ", select);
  }

  private skipChoice(): HTMLElement {
    return make("label", { for: "skip-quiet" }, this.skip, " ", this.says("quiet"));
  }

  private says(key: Word): HTMLElement {
    return said(this.context, (language) => word(key, language));
  }

  /** The local time in words, and with it the slider. */
  private clock(): HTMLElement {
    const output = make("output", { class: "clock" });
    const level = make("span", { class: "level" });
    const show = () => {
      const moment = this.context.moment.get();
      const language = this.context.language.get();
      const text = localTime(this.run, moment, language);
      output.textContent = text;
      level.textContent = this.levelText(moment);
      this.slider.value = String(Math.round(moment));
      this.slider.setAttribute("aria-valuetext", `${text} ${level.textContent}`.trim());
    };
    this.context.moment.watch(show);
    this.context.language.watch(show);
    return make("div", { class: "now" }, output, level);
  }

  private levelText(moment: number): string {
    const past = this.run.levels.filter(({ at }) => at <= moment);
    const level = past[past.length - 1]?.level ?? "none";
    return level === "none" ? "" : `${word("level", this.context.language.get())} ${level}`;
  }

  /** The space bar plays and pauses, unless it belongs to the control that has the focus. */
  private listenToSpace(): void {
    document.addEventListener("keydown", (event) => {
      const target = event.target as HTMLElement;
      if (event.key !== " " || target.closest("button, select, summary, a, input:not([type=range]), textarea")) return;
      event.preventDefault();
      this.toggle();
    });
  }
}
