/** Help with an answer: templates filled for this shopper, and what the assistant would say. */

import { ask } from "../api.js";
import { button, el, notice, outward } from "../dom.js";

const OPEN_FIELD = /\{\{[^{}]*\}\}/;

/** `put(words)` adds them to what is written, `said` takes what there is to tell about it. */
export function helps(id, put, said) {
  return el("div", { class: "row helps" }, templateChoice(id, put, said), button("What would the assistant say?", () => suggest(id, put, said)));
}

/** Mark the first field that is still open, for who writes over it. */
export function markOpenField(text) {
  const found = OPEN_FIELD.exec(text.value);
  if (found) text.setSelectionRange(found.index, found.index + found[0].length);
}

async function suggest(id, put, said) {
  said.replaceChildren(el("p", { class: "quiet" }, "Looking…"));
  try {
    const found = await ask(`inbox/${encodeURIComponent(id)}/suggestion`);
    if (!found.text) return said.replaceChildren(notice("", "The store's records hold no answer to what was asked."));
    const sources = found.sources.map((one) => el("li", {}, outward(one.url, one.title || one.id)));
    const use = button("Use it", () => (put(found.text), said.replaceChildren()));
    const question = el("p", { class: "quiet", dir: "auto" }, `To “${found.question}”`);
    said.replaceChildren(el("div", { class: "suggestion", tabindex: 0 }, question, el("p", { class: "text", dir: "auto" }, found.text), sources.length ? el("ul", { class: "sources", "aria-label": "It rests on" }, ...sources) : null, el("div", { class: "row" }, use, button("Leave it", () => said.replaceChildren()))));
  } catch (error) {
    said.replaceChildren(notice("bad", error.message));
  }
}

function templateChoice(id, put, said) {
  const select = el("select", { id: "inbox-template" });
  let templates = [];
  const load = async () => {
    ({ templates } = await ask("inbox/templates").catch(() => ({ templates })));
    const first = templates.length ? "Insert a template" : "No templates yet";
    select.replaceChildren(el("option", { value: "" }, first), ...templates.map((one) => el("option", { value: one.id }, one.name)));
  };
  load();
  addEventListener("inbox-templates", load);
  select.addEventListener("change", async (event) => {
    event.stopPropagation();
    const chosen = templates.find((one) => one.id === select.value);
    select.value = "";
    if (chosen) await insert(id, chosen.text, put, said);
  });
  return el("span", { class: "field" }, el("label", { for: "inbox-template", class: "unseen" }, "Template"), select);
}

async function insert(id, template, put, said) {
  try {
    const filled = await ask(`inbox/${encodeURIComponent(id)}/fill`, { text: template });
    put(filled.text);
    const open = filled.missing.map((name) => `{{${name}}}`).join(", ");
    said.replaceChildren(...(open ? [notice("warn", `Not known of this shopper: ${open}. Write it yourself or take it out.`)] : []));
  } catch (error) {
    said.replaceChildren(notice("bad", error.message));
  }
}
