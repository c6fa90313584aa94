/** Writing to the shopper, or to the team alone: with templates, and with what the assistant would say. */

import { ask } from "../api.js";
import { button, el, notice, outward } from "../dom.js";

const TYPING = 4000; // milliseconds between saying that somebody writes

export function composer(id, act, team) {
  const text = el("textarea", { id: "inbox-text", rows: 4, maxlength: 5000, required: true });
  const label = el("label", { for: "inbox-text" }, "Your answer");
  const said = el("div", { class: "suggested", "aria-live": "polite" });
  const send = el("button", { type: "submit", class: "button primary" }, "Send");
  const kinds = el("fieldset", { class: "kinds" }, el("legend", { class: "unseen" }, "What to write"), kind("reply", "Answer the shopper", true), kind("note", "Note for the team", false));
  const helps = el("div", { class: "row" }, templateChoice(id, text, said), button("What would the assistant say?", () => suggest(id, text, said)));
  const form = el("form", { id: "inbox-composer", class: "composer", novalidate: true }, kinds, helps, said, label, text, el("div", { class: "row" }, send, el("span", { class: "quiet" }, "Ctrl + Enter sends")));
  const isNote = () => form.elements.kind.value === "note";
  let key = crypto.randomUUID();
  form.addEventListener("change", () => {
    label.textContent = isNote() ? "Your note, which the shopper never sees" : "Your answer";
    send.textContent = isNote() ? "Keep the note" : "Send";
    stand(form, send, isNote());
  });
  text.addEventListener("keydown", (event) => event.key === "Enter" && (event.ctrlKey || event.metaKey) && form.requestSubmit());
  text.addEventListener("input", typing(id, isNote));
  form.addEventListener("standing", (event) => {
    form.found = event.detail;
    stand(form, send, isNote());
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (!text.value.trim() || send.disabled) return text.focus();
    send.disabled = true;
    const done = await act(isNote() ? "note" : "reply", { text: text.value.trim(), key });
    if (done) {
      text.value = "";
      said.replaceChildren();
      key = crypto.randomUUID();
    }
    stand(form, send, isNote());
    text.focus();
  });
  return form;
}

/** A note can always be kept; an answer only while the team has the conversation. */
function stand(form, send, isNote) {
  const found = form.found;
  send.disabled = !isNote && Boolean(found && (found.with_agent || found.answered_in || found.state === "closed"));
}

function kind(value, title, checked) {
  return el("label", {}, el("input", { type: "radio", name: "kind", value, checked }), title);
}

function typing(id, isNote) {
  let last = 0;
  return () => {
    if (isNote() || Date.now() - last < TYPING) return;
    last = Date.now();
    ask(`inbox/${encodeURIComponent(id)}/typing`, {}).catch(() => {});
  };
}

async function suggest(id, text, said) {
  said.replaceChildren(el("p", { class: "quiet" }, "Looking…"));
  try {
    const found = await ask(`inbox/${encodeURIComponent(id)}/suggestion`);
    if (!found.text) return said.replaceChildren(notice("", "The store's records hold no answer to what was asked."));
    const sources = found.sources.map((one) => el("li", {}, outward(one.url, one.title || one.id)));
    const use = button("Use it", () => put(text, found.text));
    said.replaceChildren(el("div", { class: "suggestion" }, el("p", { class: "quiet" }, `To “${found.question}”`), el("p", { class: "text" }, found.text), sources.length ? el("ul", { class: "sources", "aria-label": "It rests on" }, ...sources) : null, use));
  } catch (error) {
    said.replaceChildren(notice("bad", error.message));
  }
}

function templateChoice(id, text, said) {
  const select = el("select", { id: "inbox-template" }, el("option", { value: "" }, "Insert a template"));
  let templates = [];
  const load = async () => {
    ({ templates } = await ask("inbox/templates").catch(() => ({ templates })));
    select.replaceChildren(el("option", { value: "" }, templates.length ? "Insert a template" : "No templates yet"), ...templates.map((one) => el("option", { value: one.id }, one.name)));
  };
  select.addEventListener("focus", load, { once: true });
  load();
  select.addEventListener("change", async (event) => {
    event.stopPropagation();
    const chosen = templates.find((one) => one.id === select.value);
    select.value = "";
    if (chosen) await insert(id, chosen.text, text, said);
  });
  return el("span", { class: "field" }, el("label", { for: "inbox-template", class: "unseen" }, "Template"), select);
}

async function insert(id, template, text, said) {
  try {
    const filled = await ask(`inbox/${encodeURIComponent(id)}/fill`, { text: template });
    put(text, filled.text);
    const open = filled.missing.map((name) => `{{${name}}}`).join(", ");
    said.replaceChildren(...(open ? [notice("warn", `Not known of this shopper: ${open}. Write it yourself or take it out.`)] : []));
  } catch (error) {
    said.replaceChildren(notice("bad", error.message));
  }
}

function put(text, words) {
  text.value = text.value.trim() ? `${text.value.trimEnd()}\n${words}` : words;
  text.focus();
}
