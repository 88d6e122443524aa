// SPDX-License-Identifier: Apache-2.0
import type { Cell, Spoken } from "../../context";
import { labelled, make, said } from "../../dom";
import type { LiveScenario } from "../data";
import { live } from "../words";

/** A field for a token, or who has signed in. Without one the page only reads. */
export function signIn(context: Spoken & { scenario?: LiveScenario }, token: Cell<string>, wanted: Cell<boolean>): HTMLElement {
  const place = make("div", { class: "sign-in" });
  const [form, out] = [newForm(context, token), signedIn(context, token)];
  const show = () => {
    const signed = token.get() !== "" && !wanted.get();
    place.replaceChildren(signed ? out : form);
    form.classList.toggle("wanted", wanted.get());
  };
  token.watch(show);
  wanted.watch(show);
  return place;
}

function newForm(context: Spoken, token: Cell<string>): HTMLElement {
  const field = make("input", { type: "password", autocomplete: "current-password", required: "", "data-test": "token" });
  for (const attribute of ["aria-label", "placeholder"])
    labelled(context, field, attribute, (language) => live("token", language));
  const button = make("button", { type: "submit" }, said(context, (language) => live("sign_in", language)));
  const why = make("span", { class: "read-only", "data-test": "read-only" }, said(context, (language) => live("read_only", language)));
  const form = make("form", {}, why, field, button);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    token.set(field.value.trim());
    field.value = "";
  });
  return form;
}

function signedIn(context: Spoken & { scenario?: LiveScenario }, token: Cell<string>): HTMLElement {
  const you = context.scenario?.you;
  const name = you ? `${you.name} (${you.role})` : "";
  const text = said(context, (language) => name || live("signed_in", language));
  const button = make("button", { type: "button", class: "quiet" }, said(context, (language) => live("sign_out", language)));
  button.addEventListener("click", () => token.set(""));
  return make("span", { "data-test": "signed-in" }, text, " ", button);
}
