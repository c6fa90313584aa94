/** One key for what is done a hundred times a day. Whoever speaks to their computer can switch them off. */

import { el } from "../dom.js";
import { assignToMe } from "./conversation.js";
import { keep, recall } from "./keeping.js";

const OFF = "inbox-no-keys";
const KEYS = {
  j: ["next ticket", () => step(1)],
  k: ["ticket before", () => step(-1)],
  "/": ["search", () => document.getElementById("inbox-words").focus()],
  r: ["answer", () => write("reply")],
  n: ["note for the team", () => write("note")],
  i: ["assign it to me", assignToMe],
  "?": ["these keys", showKeys],
};
const CHORDS = { "Ctrl + Enter": "send", "Ctrl + Shift + Enter": "send and solve", Esc: "leave the field" };

export function startShortcuts() {
  document.addEventListener("keydown", (event) => {
    const inbox = document.getElementById("inbox");
    if (inbox.hidden || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const field = event.target.closest?.("input, select, textarea, dialog");
    if (field) return event.key === "Escape" && inbox.contains(field) && field.blur();
    const key = KEYS[event.key.toLowerCase()];
    if (!key || recall(OFF, "localStorage")) return;
    event.preventDefault();
    key[1]();
  });
  document.getElementById("inbox-keys").addEventListener("click", showKeys);
}

function step(by) {
  const rows = [...document.querySelectorAll("#inbox .tickets a")];
  const at = rows.findIndex((one) => one.getAttribute("aria-current"));
  const next = rows[at < 0 ? 0 : at + by];
  if (!next) return;
  next.click();
  next.scrollIntoView({ block: "nearest" });
}

function write(kind) {
  document.querySelector(`#inbox-composer [name=kind][value=${kind}]`)?.click();
  document.getElementById("inbox-text")?.focus();
}

function showKeys() {
  const row = ([key, what]) => el("div", {}, el("dt", {}, el("kbd", {}, key.toUpperCase().length === 1 ? key.toUpperCase() : key)), el("dd", {}, what));
  const keys = [...Object.entries(KEYS).map(([key, [what]]) => [key, what]), ...Object.entries(CHORDS)];
  const on = el("input", { type: "checkbox", checked: !recall(OFF, "localStorage"), onchange: (event) => keep(OFF, event.target.checked ? null : true, "localStorage") });
  const close = el("button", { class: "button primary" }, "Close");
  const box = el("dialog", { class: "keys-box", "aria-labelledby": "keys-title" }, el("form", { method: "dialog" }, el("h2", { id: "keys-title" }, "Keys"), el("dl", {}, ...keys.map(row)), el("label", {}, on, " Single keys do something"), close));
  box.addEventListener("close", () => box.remove());
  document.body.append(box);
  box.showModal();
}
