/** Writing to the shopper, or to the team alone. What is half written waits in its conversation. */

import { ask } from "../api.js";
import { el, notice, place } from "../dom.js";
import { helps, markOpenField } from "./helping.js";
import { keep, recall } from "./keeping.js";
import { reach } from "./presence.js";
import { send } from "./sending.js";

const TYPING = 4000; // milliseconds between saying that somebody writes

/** `seen` tells the last message that is shown. */
export function composer(id, seen) {
  const draft = recall(draftOf(id)) ?? {};
  const text = el("textarea", { id: "inbox-text", rows: 3, maxlength: 5000, dir: "auto", "aria-describedby": "inbox-reach" });
  const said = el("div", { class: "suggested", "aria-live": "polite" });
  const put = (words) => {
    text.value = text.value.trim() ? `${text.value.trimEnd()}\n${words}` : words;
    text.dispatchEvent(new Event("input"));
    text.focus();
    markOpenField(text);
  };
  const form = el("form", { id: "inbox-composer", class: "composer", novalidate: true }, kinds(draft.what), helps(id, put, said), said, el("label", { for: "inbox-text", class: "unseen" }, "Your answer"), text, el("p", { id: "inbox-reach", class: "quiet" }), buttons());
  text.value = draft.text ?? "";
  form.dataset.conversation = id;
  form.sent = draft.sent ?? null;
  form.addEventListener("change", () => (save(form), stand(form)));
  text.addEventListener("input", () => save(form));
  text.addEventListener("input", typing(form));
  text.addEventListener("keydown", (event) => sends(event) && (event.preventDefault(), form.requestSubmit(form.querySelector(event.shiftKey ? ".also" : ".primary"))));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    submit(form, said, seen(), event.submitter?.value ?? "");
  });
  return form;
}

/** Show what can be sent now, and where it will be read. */
export function standing(found) {
  const form = document.getElementById("inbox-composer");
  form.found = { ...form.found, ...found };
  stand(form);
}

/** Put back what was not taken, before whatever has been written since, and say why. */
export function giveBack({ id, what, text, key }, sentence) {
  const name = draftOf(id);
  const draft = recall(name) ?? {};
  keep(name, { what, text: [text, draft.text].filter(Boolean).join("\n"), sent: { text, key } });
  const form = document.getElementById("inbox-composer");
  if (form?.dataset.conversation !== id) return;
  const now = recall(name);
  form.elements.kind.value = what;
  document.getElementById("inbox-text").value = now.text;
  form.sent = now.sent;
  place("inbox-problem", sentence ? notice("bad", sentence) : null);
  stand(form);
}

function submit(form, said, seen, then) {
  const { elements, sent } = form;
  const id = form.dataset.conversation;
  const field = elements.namedItem("inbox-text");
  const text = field.value.trim();
  if (!text || form.querySelector(".primary").disabled) return field.focus();
  // The same words that came back are still the same answer, or it might be given twice.
  const key = sent?.text === text ? sent.key : crypto.randomUUID();
  const what = elements.kind.value;
  field.value = "";
  form.sent = null;
  save(form);
  said.replaceChildren();
  place("inbox-problem");
  send({ id, what, text, key, seen, then: what === "reply" ? then : "" });
  field.focus();
}

function sends(event) {
  return event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.isComposing;
}

function stand(form) {
  const { found, elements } = form;
  const isNote = elements.kind.value === "note";
  const barred = isNote ? "" : bar(found);
  form.classList.toggle("noting", isNote);
  form.querySelector("label.unseen[for=inbox-text]").textContent = isNote ? "Your note, which the shopper never sees" : "Your answer";
  elements.namedItem("inbox-text").placeholder = isNote ? "Only your team reads this" : barred ? "" : "Write to the shopper";
  form.querySelector(".primary").textContent = isNote ? "Keep the note" : "Send";
  form.querySelector(".primary").disabled = Boolean(barred);
  form.querySelector(".also").hidden = isNote || Boolean(barred);
  form.querySelector("#inbox-reach").textContent = isNote ? "The shopper never sees a note." : barred || (found ? reach(found) : "");
}

function bar(found) {
  if (found?.answered_in) return `Your team answers this conversation in ${found.answered_in}.`;
  if (found?.state === "closed") return "This conversation has ended. Take it over to answer.";
  return found?.with_agent ? "The assistant has this conversation. Take it over to answer." : "";
}

function kinds(what) {
  const one = (value, title) => el("label", {}, el("input", { type: "radio", name: "kind", value, checked: value === (what ?? "reply") }), title);
  return el("fieldset", { class: "kinds" }, el("legend", { class: "unseen" }, "What to write"), one("reply", "Answer"), one("note", "Note for the team"));
}

function buttons() {
  const main = el("button", { type: "submit", class: "button primary", title: "Ctrl + Enter" }, "Send");
  const also = el("button", { type: "submit", class: "button also", value: "solve", title: "Ctrl + Shift + Enter" }, "Send and solve");
  return el("div", { class: "row sends" }, main, also);
}

function typing(form) {
  let last = 0;
  return () => {
    if (form.elements.kind.value === "note" || Date.now() - last < TYPING) return;
    last = Date.now();
    ask(`inbox/${encodeURIComponent(form.dataset.conversation)}/typing`, {}).catch(() => {});
  };
}

function save(form) {
  const text = form.elements.namedItem("inbox-text").value;
  keep(draftOf(form.dataset.conversation), text ? { what: form.elements.kind.value, text, sent: form.sent } : null);
}

function draftOf(id) {
  return `inbox-draft ${id}`;
}
