/** One conversation: what was said, what each answer stands on, and the ticket it became. */

import { ask } from "./api.js";
import { button, count, el, outward, place } from "./dom.js";

const AUTHORS = { shopper: "Shopper", agent: "Assistant", staff: "Team", system: "Shopfloor" };
const OUTCOMES = {
  clarify: "Asked back",
  handoff_offered: "Offered a person",
  handed_off: "Handed over",
  not_supported: "Did not know",
  refused: "Declined",
  verify_identity: "Asked for proof of the order",
};
const DESKS = { zendesk: "Zendesk", gorgias: "Gorgias", inbox: "Shopfloor inbox", email: "E-mail", message: "Your message" };
const TICKETS = { waiting: "is being opened", opened: "was opened", done: "was opened", failed: "could not be opened" };

export function showConversation({ conversation, messages, tickets }, stateBadge) {
  const back = el("a", { class: "back", href: "#conversations" }, "All conversations");
  const who = conversation.customer_id ? "Signed-in customer" : "Visitor";
  const started = new Date(conversation.started_at).toLocaleString([], { dateStyle: "medium", timeStyle: "short" });
  const head = el("div", { class: "head" }, el("h2", {}, `${who}, ${started}`), stateBadge(conversation.state));
  const said = messages.length ? el("ol", { class: "said" }, ...messages.map(message)) : el("p", { class: "empty" }, "No message yet.");
  const answer = el("p", {}, el("a", { class: "button", href: `/admin/inbox?conversation=${conversation.id}`, "data-alone": true }, "Answer it in the inbox"));
  const open = conversation.state === "closed" ? null : answer;
  place("conversation", back, head, open, ...tickets.map((ticket) => ticketLine(ticket, conversation.id)), said);
}

function ticketLine(ticket, conversation) {
  const name = `${DESKS[ticket.method] || ticket.method} ticket${ticket.id ? ` ${ticket.id}` : ""}`;
  const later = ticket.comments ? ` Of what the shopper wrote since, ${ticket.comments_there} of ${ticket.comments} stand there.` : "";
  const became = ticket.state === "failed" && ticket.id ? "was opened, without the note for your team" : TICKETS[ticket.state] || `is ${ticket.state}`;
  const words = el("p", {}, outward(ticket.url, name), ` ${became}.${later}`);
  const advice = ticket.advice ? el("p", {}, ticket.advice) : null;
  return el("div", { class: advice || ticket.failed ? "notice warn" : "notice" }, words, advice, ticket.failed ? sendAgain(conversation) : null);
}

/** For when the merchant has mended at the helpdesk what it refused. */
function sendAgain(conversation) {
  const told = el("p", { role: "status" });
  const go = button("Send again", async () => {
    go.disabled = true;
    await ask(`conversations/${conversation}/send`, {}).then(
      () => (told.textContent = "It is on its way. Look again in a moment."),
      (error) => (told.textContent = error.message),
    );
  });
  return el("div", { class: "row" }, go, told);
}

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

