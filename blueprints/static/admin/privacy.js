/** What customers asked of their data: what was done, exports to hand on, tickets to delete elsewhere, who read what. */

import { ask } from "./api.js";
import { button, count, el, notice, place } from "./dom.js";
import { saveAs } from "./downloads.js";

const KINDS = {
  "customers/data_request": "A customer asks what is held of them",
  "customers/redact": "A customer was forgotten",
  "shop/redact": "The store was to be erased",
  "operator/erase": "The store was erased by the operator",
  "retention/erase": "The store was erased after the app left it",
};
const STATES = { open: ["Waiting", "warn"], ready: ["Ready to download", "warn"], done: ["Done", "good"], kept: ["Kept: you came back", ""] };
const THINGS = {
  customers: ["customer record"],
  orders: ["order"],
  conversations: ["conversation"],
  messages: ["message"],
  tickets: ["copy of a ticket", "copies of tickets"],
  profiles: ["profile"],
  deliveries: ["waiting change"],
  exports: ["export"],
};
const DESKS = { zendesk: "Zendesk", gorgias: "Gorgias" };
const SEEN = {
  conversations: "opened the list of conversations",
  conversation: "opened a conversation",
  questions: "read what shoppers asked",
  export: "took an export",
  customer: "asked in a customer's name",
  order: "read an order in the playground",
};

export async function showPrivacy() {
  try {
    const { requests, accesses, retention_days: days, timezone } = await ask("privacy");
    place("privacy-requests", promise(days), requests.length ? listOf(requests) : nothingYet());
    place("privacy-accesses", accesses.length ? logOf(accesses, timezone) : el("p", { class: "empty" }, "Nobody has opened customers' data yet."));
  } catch (error) {
    place("privacy-requests", notice("bad", error.message, button("Try again", showPrivacy)));
  }
}

function promise({ conversations, exports }) {
  const words = `Requests from Shopify are carried out at once. Conversations are kept for ${count(conversations, "day")} after their last message, exports for ${count(exports, "day")}.`;
  return el("p", { class: "quiet" }, words);
}

function nothingYet() {
  return el("p", { class: "empty" }, "No request yet. They arrive when a customer asks you for their data, or to be forgotten, and you pass that on in Shopify.");
}

function listOf(requests) {
  return el("ul", { class: "requests" }, ...requests.map((one) => el("li", {}, ...request(one))));
}

function request({ id, kind, request: number, state, received_at: received, due_at: due, late, counts, tickets, file, expires_at: expires }) {
  const [words, mood] = STATES[state] || [state, ""];
  const unfinished = state === "open" || state === "ready";
  const title = el("b", {}, KINDS[kind] || kind);
  const head = el("p", { class: "head" }, title, el("span", { class: `badge ${late ? "bad" : mood}` }, late ? "Answer it now" : words));
  const number_ = number ? `Shopify's request ${number}. ` : "";
  const dates = el("p", { class: "quiet" }, `${number_}Asked on ${day(received)}${unfinished ? `, to be answered by ${day(due)}` : ""}.`);
  const sum = summary(kind, counts);
  return [head, dates, sum ? el("p", {}, sum) : null, elsewhere(kind, tickets), file ? download(id, file, expires) : null].filter(Boolean);
}

function summary(kind, counts) {
  const parts = Object.entries(THINGS).filter(([name]) => counts[name]).map(([name, [one, many]]) => count(counts[name], one, many));
  const rows = Object.values(counts).reduce((sum, one) => sum + one, 0);
  if (kind === "customers/data_request") return parts.length ? `Holds ${parts.join(", ")}.` : "Nothing is held of this customer.";
  if (kind === "customers/redact") return parts.length ? `Deleted: ${parts.join(", ")}.` : "Nothing was held of this customer.";
  return rows ? `Deleted: ${count(rows, "record")}.` : "";
}

/** What went to a helpdesk is the merchant's, and only they can delete it there. */
function elsewhere(kind, tickets) {
  if (kind !== "customers/redact" || !tickets.length) return null;
  const names = tickets.map(({ method, id }) => `${DESKS[method] || method} ticket ${id}`).join(", ");
  return notice("warn", `Please delete there yourself, Shopfloor cannot: ${names}.`);
}

function download(id, file, expires) {
  const problem = el("p", { class: "problem", role: "alert" });
  const save = async () => {
    try {
      const document = await ask(`privacy/${encodeURIComponent(id)}/export`);
      saveAs(file, new Blob([JSON.stringify(document, null, 2)], { type: "application/json" }));
      await showPrivacy();
    } catch (error) {
      problem.textContent = error.message;
    }
  };
  const words = el("span", { class: "quiet" }, `Kept until ${day(expires)}. Each download is logged.`);
  return el("div", { class: "row" }, button("Download the data", save, "primary"), words, problem);
}

function logOf(accesses, timeZone) {
  const rows = runsOf(accesses).map(({ at, actor, name, seen, record, times }) => {
    const [kind, id] = actor.split(":");
    const who = { staff: name || `Staff member ${id}`, itself: "A saved test, by itself," }[kind] || `Operator ${id}`;
    const words = new Date(at).toLocaleString([], { dateStyle: "medium", timeStyle: "short", timeZone });
    const often = times > 1 ? `, ${times} times until then` : "";
    const what = el("span", {}, el("b", {}, who), ` ${SEEN[seen] || seen}${often}`);
    return el("li", {}, el("time", { datetime: at, class: "quiet" }, words), what, pointer(seen, record));
  });
  return el("ol", { class: "accesses" }, ...rows);
}

/** The same reading by the same person again and again is one line, with the time of the newest. */
function runsOf(accesses) {
  const runs = [];
  for (const one of accesses) {
    const last = runs.at(-1);
    if (last && ["actor", "seen", "record"].every((key) => last[key] === one[key])) last.times += 1;
    else runs.push({ ...one, times: 1 });
  }
  return runs;
}

function pointer(seen, record) {
  if (seen !== "conversation") return el("code", { class: "quiet" }, record);
  return el("span", { class: "pointer" }, el("a", { href: `/admin/conversations/${encodeURIComponent(record)}` }, "See the conversation"));
}

function day(moment) {
  return new Date(moment).toLocaleDateString([], { dateStyle: "medium" });
}
