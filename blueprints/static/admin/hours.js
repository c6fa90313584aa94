/** When the merchant's team is there, and what it alone answers. */

import { ask } from "./api.js";
import { el, place } from "./dom.js";

const TOPICS = {
  return_item: "Returns",
  exchange_item: "Exchanges",
  ask_refund: "Asking for a refund",
  order_refund: "Where a refund is",
  cancel_order: "Cancelling an order",
  change_order: "Changing an order",
  change_address: "Changing an address",
  order_problem: "Something wrong with an order",
  payment_problem: "Payments",
  account_problem: "Accounts",
  invoice: "Invoices",
  complaint: "Complaints",
};

/** The form keeps what the merchant is typing: a new overview redraws it only when nothing is being changed. */
let dirty = false;

export function showHours(overview, changed) {
  if (dirty) return;
  const { handoff, store } = overview;
  const problem = el("p", { class: "problem", role: "alert" });
  const save = el("button", { type: "submit", class: "button primary", disabled: true }, "Save");
  const form = el("form", { novalidate: true }, ...hours(handoff.hours, store), topics(handoff.topics), el("div", { class: "row" }, save, problem));
  form.addEventListener("input", () => {
    dirty = true;
    save.disabled = false;
  });
  form.addEventListener("submit", (event) => submit(event, form, save, problem, handoff.method, changed));
  place("hours", form);
}

function hours(kept, store) {
  const week = el("input", { type: "text", name: "week", value: kept?.week || "", maxlength: 1000, placeholder: "mon-fri 9:00-12:00 13:00-17:00; sat 10:00-14:00", autocomplete: "off", spellcheck: "false" });
  const zone = el("input", { type: "text", name: "zone", value: kept?.timezone || store.timezone, maxlength: 64, autocomplete: "off", spellcheck: "false" });
  const holidays = el("textarea", { name: "holidays", rows: 3, placeholder: "2026-12-24..2026-12-26 Christmas" }, (kept?.holidays || []).join("\n"));
  return [
    field("Hours (or always, or never; leave empty to say nothing of when)", week),
    field("Time zone of these hours", zone),
    field("Holidays, one a line: the days, hours if there are any, and a name that shoppers read", holidays),
  ];
}

function topics(kept) {
  const boxes = Object.entries(TOPICS).map(([topic, name]) =>
    el("label", {}, el("input", { type: "checkbox", name: "topic", value: topic, checked: kept.includes(topic) }), ` ${name}`));
  return el("fieldset", { class: "choices" }, el("legend", { class: "quiet" }, "Only people answer"), ...boxes);
}

function field(text, input) {
  input.id = `field-${input.name}`;
  return el("div", { class: "field" }, el("label", { for: input.id }, text), input);
}

async function submit(event, form, save, problem, method, changed) {
  event.preventDefault();
  save.disabled = true;
  problem.textContent = "";
  document.querySelector("#hours .saved")?.remove();
  try {
    const overview = await ask("handoff", { method, ...chosen(form) });
    dirty = false;
    changed(overview);
    document.querySelector("#hours .row").append(el("p", { class: "saved", role: "status" }, "Saved."));
  } catch (error) {
    problem.textContent = error.message;
    save.disabled = false;
  }
}

function chosen(form) {
  const { week, zone, holidays } = form.elements;
  const lines = holidays.value.split("\n").map((line) => line.trim()).filter(Boolean);
  const told = week.value.trim() || (lines.length ? "always" : "");
  const boxes = [...form.querySelectorAll("[name=topic]:checked")];
  return {
    hours: told ? { week: told, timezone: zone.value.trim(), holidays: lines } : null,
    topics: boxes.map((box) => box.value),
  };
}
