/** One message of a conversation, with what an answer stands on. */

import { count, el, outward } from "./dom.js";

const AUTHORS = { shopper: "Shopper", agent: "Assistant", staff: "Team", system: "Shopfloor" };
const OUTCOMES = {
  clarify: "Asked back",
  handoff_offered: "Offered a person",
  handed_off: "Handed over",
  not_supported: "Did not know",
  refused: "Declined",
  verify_identity: "Asked for proof of the order",
};
export function message({ author, author_name: name, text, at, outcome, helpful, receipt }) {
  const time = el("time", { datetime: at }, new Date(at).toLocaleTimeString([], { timeStyle: "short" }));
  const marks = [OUTCOMES[outcome], helpful === true ? "Found helpful" : helpful === false ? "Found not helpful" : null];
  const badges = marks.filter(Boolean).map((mark) => el("span", { class: "badge" }, mark));
  const who = el("p", { class: "who" }, el("b", {}, name || AUTHORS[author] || author), time, ...badges);
  const support = receipt && author === "agent" ? receiptOf(receipt) : null;
  return el("li", { class: author }, who, el("p", { class: "text", dir: "auto" }, text), support);
}

function receiptOf(receipt) {
  const evidence = receipt.evidence || [];
  const summary = evidence.length ? `Stands on ${count(evidence.length, "record")}` : "Stands on no record";
  const pieces = evidence.map(piece);
  const facts = (receipt.bindings || []).map((one) => fact(one, evidence)).filter(Boolean);
  const checks = receipt.checks?.length ? el("p", { class: "quiet" }, `Checked: ${receipt.checks.map(words).join(", ")}.`) : null;
  const none = evidence.length ? null : el("p", { class: "quiet" }, "The answer states no fact about your store, so it needs none.");
  return el("details", {}, el("summary", {}, summary), none, facts.length ? el("dl", { class: "facts" }, ...facts) : null, ...pieces, checks, el("p", { class: "quiet" }, making(receipt)));
}

/** "19 November" of the answer is what the order's "shipped at" says. */
function fact({ words: said, record, field }, evidence) {
  const { title } = evidence.find(({ id }) => id === record) || {};
  if (said === title) return null;
  return el("div", {}, el("dt", {}, said), el("dd", {}, `${title || record}, ${field.replace(/[._]/g, " ")}`));
}

function piece({ kind, title, id, url, version, fields = {} }) {
  const head = el("p", {}, el("span", { class: "kind" }, words(kind)), outward(url, title || id));
  const stamp = version ? el("p", { class: "quiet", title: version }, `As of ${asDate(version)}`) : null;
  return el("div", { class: "evidence" }, head, stamp, fieldsOf(fields));
}

/** A version is the moment Shopify last changed the record, as far as Shopify tells one. */
function asDate(version) {
  const moment = /^\d{4}-\d\d-\d\dT/.test(version) ? new Date(version) : null;
  return moment ? moment.toLocaleString([], { dateStyle: "medium", timeStyle: "short" }) : version;
}

function fieldsOf(fields) {
  const rows = Object.entries(fields).map(([name, value]) => el("div", {}, el("dt", {}, words(name)), el("dd", {}, words(value))));
  return rows.length ? el("details", {}, el("summary", {}, count(rows.length, "field")), el("dl", {}, ...rows)) : null;
}

function words(value) {
  const text = typeof value === "object" ? JSON.stringify(value) : String(value);
  return /^[a-z]+(_[a-z]+)+$/.test(text) ? text.replaceAll("_", " ") : text;
}

const MODES = { composed: "Composed from the records, without a language model", drafted: "Drafted by a language model and checked" };

function making({ mode, model, ms, milliseconds = ms }) {
  const parts = [MODES[mode] || mode, model, milliseconds == null ? null : `${Math.round(milliseconds)} ms`];
  return `${parts.filter(Boolean).join(", ")}.`;
}

