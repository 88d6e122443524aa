// SPDX-License-Identifier: Apache-2.0
import type { Language } from "../../context";
import { make } from "../../dom";
import { live } from "../words";

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
}

export interface Form {
  title: string;
  about?: string; // a sentence below the title
  fields: Field[];
  submit: string;
  test?: string; // data-test of the form
}

export type Answers = Record<string, string>; // a check: "yes" or ""

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

/** Asks in a dialog; null: thought better of it. */
export function ask(form: Form, language: Language): Promise<Answers | null> {
  const controls = form.fields.map(control);
  form.fields.forEach((field, i) => field.value !== undefined && fill(controls[i], field.value));
  const cancel = make("button", { type: "button" }, live("cancel", language));
  const submit = make("button", { type: "submit", class: "primary", "data-test": "submit" }, form.submit);
  const body = make("form", form.test ? { "data-test": form.test } : {}, make("h2", {}, form.title));
  if (form.about) body.append(make("p", { class: "hint" }, form.about));
  body.append(...form.fields.map((field, i) => row(field, controls[i])), make("div", { class: "buttons" }, submit, cancel));
  const dialog = make("dialog", { class: "ask", "aria-label": form.title }, body);
  document.body.append(dialog);
  return new Promise((done) => {
    const end = (answers: Answers | null) => {
      dialog.close(); // gives the focus back
      dialog.remove();
      done(answers);
    };
    cancel.addEventListener("click", () => end(null));
    dialog.addEventListener("cancel", () => end(null)); // the Escape key
    body.addEventListener("submit", (event) => {
      event.preventDefault();
      end(Object.fromEntries(form.fields.map((field, i) => [field.key, answer(controls[i])])));
    });
    dialog.showModal();
    controls[0]?.focus();
  });
}
