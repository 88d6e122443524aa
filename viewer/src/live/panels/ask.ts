// SPDX-License-Identifier: Apache-2.0
import type { Language } from "../../context";
import { make } from "../../dom";
import { Refused, requestKey, unsure } from "../wire/api";
import { live, type LiveWord } from "../words";
import { refusalText, toast } from "./toasts";

/** A question of a form. */
export interface Field {
  key: string;
  label: string;
  type: "select" | "number" | "text" | "area" | "check";
  options?: { value: string; text: string }[];
  value?: string;
  required?: boolean;
  min?: number;
  max?: number;
  step?: number;
  most_bytes?: number; // of a text in UTF-8, as the service counts
}

export interface Form {
  title: string;
  about?: string; // a sentence below the title
  fields: Field[];
  submit: string;
  send: Send;
  signIn: () => HTMLElement; // for whom the service no longer knows: the page's own lies behind the dialog
  test?: string; // data-test of the form
}

export type Answers = Record<string, string>; // a check: "yes" or ""

/** Sends what was answered: the same key each time, so that sending it again does it once. Throws Refused. */
export type Send = (answers: Answers, key: string) => Promise<unknown>;

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

function control(field: Field): Control {
  const common: Record<string, string> = { name: field.key };
  if (field.required) common.required = "";
  if (field.type === "select") {
    const options = (field.options ?? []).map(({ value, text }) => make("option", { value }, text));
    return make("select", common, ...options);
  }
  if (field.type === "area") return make("textarea", { ...common, rows: "3" });
  for (const limit of ["min", "max", "step"] as const)
    if (field[limit] !== undefined) common[limit] = String(field[limit]);
  return make("input", { ...common, type: field.type === "check" ? "checkbox" : field.type, autocomplete: "off" });
}

function answer(given: Control): string {
  if (given instanceof HTMLInputElement && given.type === "checkbox") return given.checked ? "yes" : "";
  return given.value.trim();
}

function fill(given: Control, value: string): void {
  if (given instanceof HTMLInputElement && given.type === "checkbox") given.checked = value === "yes";
  else given.value = value;
}

function row(field: Field, given: Control): HTMLElement {
  const label = make("label", { class: field.type === "check" ? "check" : "" });
  label.append(...(field.type === "check" ? [given, field.label] : [make("span", {}, field.label), given]));
  return label;
}

function tooLong(fields: Field[], answers: Answers, language: Language): string | null {
  for (const { key, label, most_bytes: most } of fields) {
    const n = new TextEncoder().encode(answers[key]).length;
    if (most === undefined || n <= most) continue;
    return live("too_long", language).replace("{what}", label).replace("{n}", String(n)).replace("{most}", String(most));
  }
  return null;
}

function headOf(refused: Refused): LiveWord {
  if (unsure(refused)) return "unsure_again";
  return refused.status === 409 ? "done_before" : "refused";
}

/** What a form does when it is submitted, until it has been done. */
class Sender {
  readonly place = make("div", { class: "outcome", role: "alert", "data-test": "refusal" });
  closed = false;
  unknown = false; // the service asked who that is
  private readonly key = requestKey();
  private busy = false;

  constructor(
    private readonly form: Form,
    private readonly language: Language,
  ) {}

  /** True: done. */
  async press(answers: Answers): Promise<boolean> {
    if (this.busy) return false;
    const fault = tooLong(this.form.fields, answers, this.language);
    this.place.replaceChildren(fault ? make("strong", {}, fault) : live("sending", this.language));
    if (fault) return false;
    this.busy = true;
    try {
      await this.form.send(answers, this.key);
      return true;
    } catch (error) {
      this.tell(error);
      return false;
    } finally {
      this.busy = false;
    }
  }

  /** Beside the form where it has been cancelled meanwhile. */
  private tell(error: unknown): void {
    this.place.replaceChildren();
    if (!(error instanceof Refused)) throw error;
    this.unknown = error.status === 401;
    if (this.closed) return toast(error, unsure(error) ? "unsure" : "refused");
    this.place.append(refusalText(error, live(headOf(error), this.language)));
  }
}

function bodyOf(form: Form, controls: Control[], sender: Sender, ...buttons: HTMLElement[]): HTMLFormElement {
  const body = make("form", form.test ? { "data-test": form.test } : {}, make("h2", {}, form.title));
  if (form.about) body.append(make("p", { class: "hint" }, form.about));
  body.append(...form.fields.map((field, i) => row(field, controls[i])), sender.place, make("div", { class: "buttons" }, ...buttons));
  return body;
}

/** Asks in a dialog, which stays, with what was typed, until that has been done or somebody thinks better of it. */
export function ask(form: Form, language: Language): Promise<void> {
  const sender = new Sender(form, language);
  const controls = form.fields.map(control);
  form.fields.forEach((field, i) => field.value !== undefined && fill(controls[i], field.value));
  const cancel = make("button", { type: "button" }, live("cancel", language));
  const submit = make("button", { type: "submit", class: "primary", "data-test": "submit" }, form.submit);
  const body = bodyOf(form, controls, sender, submit, cancel);
  const dialog = make("dialog", { class: "ask", "aria-label": form.title }, body);
  document.body.append(dialog);
  const given = () => Object.fromEntries(form.fields.map(({ key }, i) => [key, answer(controls[i])]));
  return new Promise((done) => {
    const end = () => {
      sender.closed = true;
      dialog.close(); // gives the focus back
      dialog.remove();
      done();
    };
    cancel.addEventListener("click", end);
    dialog.addEventListener("cancel", end); // the Escape key
    body.addEventListener("submit", (event) => {
      event.preventDefault();
      void sender.press(given()).then((made) => {
        if (sender.closed) return;
        if (made) end();
        else if (sender.unknown && !dialog.querySelector(".sign-in")) dialog.append(form.signIn());
      });
    });
    dialog.showModal();
    controls[0]?.focus();
  });
}
