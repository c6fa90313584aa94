/** How far the store has been read, and how fresh it is. */

import { button, count, el, notice, place } from "./dom.js";

// In the order they are read.
const PHASES = { policies: "Policies", pages: "Pages", articles: "Articles", products: "Products", orders: "Orders" };
const KNOWN = [
  ["products", "product"],
  ["orders", "order"],
  ["policy", "policy", "policies"],
  ["page", "page"],
  ["article", "article"],
];
const SUMMARY = {
  none: "Nothing has been read yet. Shopfloor needs your products, policies and recent orders before it can answer.",
  running: "You can leave this page; reading goes on.",
  done: "Everything has been read. Changes in Shopify reach the answers by themselves.",
  failed: "Reading stopped before the end.",
};
const ACTIONS = { none: "Read my store", done: "Read everything again", failed: "Try again" };

export function showLearning(reading, start) {
  const rows = reading.state === "none" ? null : el("dl", { class: "phases" }, ...phases(reading));
  const again = ACTIONS[reading.state];
  place(
    "learning",
    reading.problem ? notice("bad", reading.problem) : null,
    el("p", { class: "quiet" }, SUMMARY[reading.state]),
    rows,
    again ? button(again, start, reading.state === "done" ? "" : "primary") : null,
  );
}

function phases(reading) {
  const names = Object.keys(PHASES);
  const current = reading.state === "done" ? names.length : names.indexOf(reading.phase);
  return names.map((name, at) => phase(name, at, current, reading));
}

function phase(name, at, current, { state, done, total, rate, seconds_left: left, counts, denied }) {
  if (denied?.includes(name)) return el("div", {}, el("dt", {}, PHASES[name]), el("dd", { class: "quiet" }, "Not allowed"));
  const through = at < current;
  const now = at === current;
  const read = counts?.[name] ?? (now ? done : 0);
  const bar = el("progress", { max: 1, "aria-label": PHASES[name], class: now && state === "failed" ? "stopped" : null });
  if (through) bar.value = 1;
  else if (!now) bar.value = 0;
  else if (total) bar.value = done / total;
  const pace = now && state === "running" ? paceWords(rate, left) : "";
  const figures = el("span", { class: "figures" }, through ? read.toLocaleString("en") : now ? progressWords(done, total) : "");
  return el("div", {}, el("dt", {}, PHASES[name]), el("dd", {}, bar, figures, pace ? el("span", { class: "pace" }, pace) : null));
}

function progressWords(done, total) {
  return total ? `${done.toLocaleString("en")} of ${total.toLocaleString("en")}` : done.toLocaleString("en");
}

function paceWords(rate, left) {
  const parts = [];
  if (rate > 0) parts.push(`${rate < 10 ? rate.toFixed(1) : Math.round(rate)} a second`);
  if (left != null) parts.push(left < 90 ? `about ${count(Math.max(1, Math.round(left)), "second")} left` : `about ${count(Math.round(left / 60), "minute")} left`);
  return parts.join(", ");
}

export function showKnowledge(counts, inbox, reading) {
  const figures = KNOWN.map(([kind, one, many]) => figure(counts[kind] || 0, one, many));
  const nothing = KNOWN.every(([kind]) => !counts[kind]);
  place(
    "knowledge",
    nothing
      ? el("p", { class: "quiet" }, "What it has read appears here. Answers come from these records and from nothing else.")
      : el("ul", { class: "figures-row" }, ...figures),
    reading === "done" ? freshness(inbox) : null,
    inbox.set_aside ? notice("warn", `${count(inbox.set_aside, "change")} could not be understood and ${inbox.set_aside === 1 ? "was" : "were"} set aside. Reading everything again brings in what ${inbox.set_aside === 1 ? "it" : "they"} told; whoever runs this server can look at ${inbox.set_aside === 1 ? "it" : "them"}.`) : null,
  );
}

function figure(number, one, many = `${one}s`) {
  return el("li", {}, el("b", {}, number.toLocaleString("en")), el("span", {}, number === 1 ? one : many));
}

function freshness({ waiting, applied, skipped }) {
  const now = waiting ? `${count(waiting, "change")} from Shopify ${waiting === 1 ? "is" : "are"} being worked in.` : "Up to date with Shopify.";
  const past = applied ? ` ${count(applied, "change")} taken in so far` : "";
  const older = applied && skipped ? `, ${skipped.toLocaleString("en")} left out as older than what was known` : "";
  const dot = el("span", { class: waiting ? "dot busy" : "dot", "aria-hidden": "true" });
  return el("p", { class: "fresh" }, dot, el("span", {}, el("b", {}, now), past ? `${past}${older}.` : ""));
}
