// SPDX-License-Identifier: Apache-2.0
import { body, type FakeElement } from "./fake_dom";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { cell, type Language } from "../../src/context";
import { actions } from "../../src/live/act";
import type { LiveContext } from "../../src/live/context";
import { levelForm, readingForm, reportForm, updateForm } from "../../src/live/panels/forms";
import { toasts } from "../../src/live/panels/toasts";
import { Api } from "../../src/live/wire/api";
import { liveIncident, liveState } from "./live_made_up";
import { madeUpBasin, madeUpRun } from "./made_up";

interface Sent {
  path: string;
  key: string;
  body: Record<string, unknown>;
}

const DONE = () => Response.json({ seq: 1 }, { status: 201 });
const no = (status: number, message: string, ...faults: string[]) => () =>
  Response.json({ error: { status, message, faults } }, { status });
const SILENCE = () => Promise.reject(new Error("signal timed out"));

let sent: Sent[] = [];

/** A service that gives one answer after the other, and writes down what it was sent. */
function answers(...given: (() => Response | Promise<Response>)[]): void {
  vi.stubGlobal("fetch", async (path: string, how: RequestInit) => {
    const { "Idempotency-Key": key } = how.headers as Record<string, string>;
    sent.push({ path, key, body: JSON.parse(String(how.body)) });
    return given.shift()!();
  });
}

function context(language: Language = "en"): LiveContext {
  const now = { ...liveState(), units: new Map(), incidents: new Map() };
  const act = actions(new Api(cell("trial"), () => undefined));
  return { language: cell(language), run: madeUpRun({ basins: [madeUpBasin()] }), mode: cell({ what: "look" }), now, act } as unknown as LiveContext;
}

const dialogs = () => body.all(({ tag }) => tag === "dialog");
const field = (name: string) => dialogs()[0].all((one) => one.getAttribute("name") === name)[0];
const submit = () => dialogs()[0].all(({ tag }) => tag === "form")[0].hear("submit");
const cancel = () => dialogs()[0].all((one) => one.tag === "button" && one.getAttribute("type") === "button")[0].hear("click");
const settled = () => new Promise((done) => setTimeout(done, 20));
const press = () => (submit(), settled());

function report(language: Language = "en"): Promise<void> {
  const done = reportForm(context(language), { basin: 0 });
  field("note").value = "water to the knee";
  return done;
}

beforeEach(() => void (sent = []));
afterEach(() => {
  for (const dialog of dialogs()) dialog.remove();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe("a dialog", () => {
  it("keeps what was typed, and says why, when it is refused; it ends when it is done", async () => {
    answers(no(422, "cannot be reported", "severity = 9 (must be up to 4)"), DONE);
    const done = report();
    await press();
    expect(dialogs()).toHaveLength(1);
    expect(field("note").value).toBe("water to the knee");
    expect(dialogs()[0].textContent).toContain("severity = 9 (must be up to 4)");
    await press();
    expect(dialogs()).toHaveLength(0);
    await done;
    expect(sent.map((one) => one.body.note)).toEqual(["water to the knee", "water to the knee"]);
  });

  for (const [language, words] of [["en", "not done twice"], ["zh", "不会重复执行"]] as const)
    it(`has one key however often it is pressed, and says so in ${language}`, async () => {
      answers(no(503, "the answer did not come in time"), SILENCE, DONE);
      const done = report(language);
      await press();
      expect(dialogs()[0]?.textContent).toContain(words);
      await press();
      expect(dialogs()[0].textContent).toContain(words);
      await press();
      await done;
      expect(sent).toHaveLength(3);
      expect(new Set(sent.map(({ key }) => key)).size).toBe(1);
    });

  it("has another key than the next one", async () => {
    answers(DONE, DONE);
    for (let k = 0; k < 2; ++k) {
      const done = report();
      await press();
      await done;
    }
    expect(sent[0].key).not.toBe(sent[1].key);
  });

  it("says that it was done when it was done with other words", async () => {
    answers(SILENCE, no(409, "this idempotency key was used for another request"));
    void report();
    await press();
    field("note").value = "water to the hip";
    await press();
    expect(dialogs()[0].textContent).toContain("An earlier press was carried out");
  });

  it("waits longer than the service, which gives up after 30 s", async () => {
    const patience = vi.spyOn(AbortSignal, "timeout");
    answers(DONE);
    void report();
    await press();
    expect(patience.mock.calls[0][0]).toBeGreaterThan(30_000);
  });

  it("is not sent twice at once", async () => {
    let answer!: (response: Response) => void;
    answers(() => new Promise((given) => (answer = given)), DONE);
    void report();
    await press();
    expect(dialogs()).toHaveLength(1);
    await press();
    answer(DONE());
    await settled();
    expect([sent.length, dialogs().length]).toEqual([1, 0]);
  });

  it("ends when it is thought better of, and what is refused afterwards is told beside it", async () => {
    let answer!: (response: Response) => void;
    answers(() => new Promise((given) => (answer = given)));
    const done = report();
    await press();
    cancel();
    await done;
    expect(dialogs()).toHaveLength(0);
    answer(no(422, "cannot be reported")());
    await settled();
    const place = toasts(cell<Language>("en")) as unknown as FakeElement;
    expect(place.textContent).toContain("cannot be reported");
  });

  it("says that a note is too long, as the service counts it, and does not send it", async () => {
    answers(DONE);
    void report();
    field("note").value = "水".repeat(667);
    await press();
    expect(dialogs()[0]?.textContent).toContain("2001");
    expect(sent).toEqual([]);
    field("note").value = "水".repeat(666);
    await press();
    expect(sent).toHaveLength(1);
  });

  it("says that a reason is too long", async () => {
    answers();
    void levelForm(context());
    field("reason").value = "水".repeat(167);
    await press();
    expect(dialogs()[0]?.textContent).toContain("501");
    expect(sent).toEqual([]);
  });

  it("with two readings has a key for each, kept as well", async () => {
    answers(DONE, no(422, "no such water"), DONE, DONE);
    void readingForm(context());
    field("gauge").value = "areal";
    field("rain").value = "40";
    field("canal").value = "99";
    await press();
    await press();
    const keys = sent.map(({ key }) => key);
    expect(keys.slice(0, 2)).toEqual(keys.slice(2));
    expect(keys[0]).not.toBe(keys[1]);
  });
});

describe("a correction", () => {
  const correct = async (note: string, was: string) => {
    answers(DONE);
    void updateForm(context(), liveIncident({ note: was }));
    Object.assign(field("severity"), { value: "3" });
    Object.assign(field("note"), { value: note });
    Object.assign(field("reason"), { value: "seen" });
    await press();
    return sent[0].body;
  };

  it("leaves out a note that was emptied, and says that it stays", async () => {
    void updateForm(context(), liveIncident({ note: "knee-deep" }));
    expect(dialogs()[0].textContent).toContain("cannot be removed");
    cancel();
    expect(await correct(" ", "knee-deep")).not.toHaveProperty("note");
  });
  it("leaves out a note that is as it was, whatever ends its lines", async () => {
    expect(await correct("knee-deep\nrising", "knee-deep\r\nrising\r\n")).not.toHaveProperty("note");
  });
  it("has a note that was written anew", async () => {
    expect(await correct("hip-deep", "knee-deep")).toMatchObject({ note: "hip-deep", severity: 3, reason: "seen" });
  });
});

describe("a button", () => {
  it("does not say that a change without an answer was refused", async () => {
    answers(no(503, "the answer did not come in time"));
    const place = toasts(cell<Language>("en")) as unknown as FakeElement;
    place.replaceChildren();
    expect(await context().act.post("v1/orders", {})).toBe(false);
    expect(place.textContent).toContain("It may or may not have been done");
  });
});
