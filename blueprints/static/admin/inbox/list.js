/** The list of tickets, with what it can be narrowed to. */

import { ask } from "../api.js";
import { ago, button, el, notice, place } from "../dom.js";

const VIEWS = {
  open: ["Open", { status: "open" }, "Nothing waits for an answer. What shoppers ask of your team comes here by itself."],
  mine: ["Mine", { assignee: "me" }, "Nothing is assigned to you. Open a ticket and press I, or choose yourself in it."],
  unassigned: ["Unassigned", { assignee: "nobody" }, "Somebody looks after every ticket."],
  unread: ["Unread", { unread: "true" }, "You have read everything."],
  manager: ["Managers", { level: "manager" }, "Nothing was passed on to a manager."],
  pending: ["Answered", { status: "pending" }, "No shopper owes you an answer."],
  solved: ["Solved", { status: "solved" }, "Nothing is solved yet."],
};
const WORRYING = { urgent: "bad", high: "warn" };
const PAUSE = 300; // milliseconds in typing after which is searched

let view = "open";
let words = "";
let tag = "";
let opened = "";
let drawn = "";
let asked = 0;

/** Show the first page; `known` is told who works here. */
export async function showList(conversation, known) {
  opened = conversation ?? "";
  const mine = ++asked;
  try {
    const page = await ask(`inbox?${query()}`);
    // Answers may come out of order.
    if (mine !== asked) return;
    known(page);
    const now = JSON.stringify([page, view, words, tag, opened]);
    if (now !== drawn) draw(page, known);
    drawn = now;
  } catch (error) {
    if (mine !== asked) return;
    drawn = "";
    place("inbox-tickets", notice("bad", error.message, button("Try again", () => showList(opened, known))));
  }
}

function query(before = "") {
  return new URLSearchParams({ ...(words ? {} : VIEWS[view][1]), words, tag, before });
}

function draw(page, known) {
  const choices = Object.entries(VIEWS).map(([name, [title]]) => choice(name, title, page.counts[name], known));
  keepingFocus("inbox-views", () => place("inbox-views", ...choices));
  showTags(page.tags, known);
  const rows = page.tickets.map((one) => row(one, page.members));
  keepingFocus("inbox-tickets", () => place("inbox-tickets", found(page, known), rows.length ? el("ul", { class: "tickets" }, ...rows) : nothing(), more(page, page.members)));
}

/** What is drawn anew while somebody tabs through it keeps their place. */
function keepingFocus(id, how) {
  const at = [...document.querySelectorAll(`#${id} :is(a, button)`)].indexOf(document.activeElement);
  how();
  if (at >= 0) document.querySelectorAll(`#${id} :is(a, button)`)[at]?.focus({ preventScroll: true });
}

function choice(name, title, count, known) {
  const again = () => {
    view = name;
    search("", known);
  };
  const pressed = String(view === name && !words);
  return el("button", { type: "button", class: "view-choice", "aria-pressed": pressed, onclick: again }, `${title} `, el("span", { class: "count" }, String(count ?? 0)));
}

function showTags(tags, known) {
  const again = (event) => {
    tag = event.target.value;
    showList(opened, known);
  };
  const all = [...new Set([...tags, tag].filter(Boolean))];
  const options = [["", "Any tag"], ...all.map((one) => [one, one.replaceAll("_", " ")])];
  const select = el("select", { id: "inbox-tag", onchange: again }, ...options.map(([value, title]) => el("option", { value, selected: value === tag }, title)));
  if (document.activeElement?.id !== "inbox-tag") place("inbox-tags", el("label", { for: "inbox-tag", class: "unseen" }, "Tag"), select);
}

export function searchBy(form, known) {
  let due;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(due);
    search(form.elements.words.value, known);
  });
  form.elements.words.addEventListener("input", () => {
    clearTimeout(due);
    due = setTimeout(() => form.requestSubmit(), PAUSE);
  });
}

function search(said, known) {
  words = said.trim();
  if (!words) document.getElementById("inbox-words").value = "";
  showList(opened, known);
}

function found(page, known) {
  if (!words) return null;
  const all = button("Show the list again", () => search("", known));
  return el("p", { class: "searched", role: "status" }, `${page.tickets.length}${page.more ? " and more" : ""} found in all tickets, solved ones too.`, all);
}

function row(one, members) {
  const subject = el("span", { class: "opening" }, el("bdi", {}, one.subject.replace(" (chat, handed over by AI)", "")));
  const name = el("span", { class: "from" }, one.unread ? el("b", { class: "unread" }, "New") : null, el("bdi", {}, one.name || "Shopper"));
  const assignee = one.assignee ? nameOf(one.assignee, members) : "nobody yet";
  const facts = el("span", { class: "quiet" }, `#${one.number} · ${assignee}`);
  const badges = [WORRYING[one.priority] ? el("span", { class: `badge ${WORRYING[one.priority]}` }, one.priority) : null, one.level === "manager" ? el("span", { class: "badge warn" }, "manager") : null];
  const last = el("span", { class: "last", dir: "auto" }, one.last_words);
  const link = el("a", { href: `#inbox/${one.conversation}`, "aria-current": one.conversation === opened ? "true" : null, class: one.unread ? "is-new" : "" }, name, el("span", { class: "when" }, ago(one.updated_at)), subject, last, facts, el("span", { class: "badges" }, ...badges.filter(Boolean)));
  return el("li", {}, link);
}

export function nameOf(id, members) {
  const known = members.find((one) => one.id === id);
  if (!known) return "somebody who left";
  const nameless = members.filter((one) => !one.name);
  // Those who have given no name are told apart by who came first.
  return known.name || (nameless.length > 1 ? `Colleague ${members.indexOf(known) + 1}` : "Colleague");
}

function nothing() {
  if (words) return el("p", { class: "empty" }, "No ticket has these words. Tickets are found by what was said, by an order's name (#1001) and by a whole e-mail address.");
  return el("p", { class: "empty" }, tag ? "No ticket here has this tag." : VIEWS[view][2]);
}

function more(page, members) {
  const last = page.tickets.at(-1);
  if (!page.more || !last) return null;
  const further = button("Show more", async () => {
    further.disabled = true;
    const next = await ask(`inbox?${query(`${last.updated_at},${last.number}`)}`).catch(() => null);
    if (!next) return (further.disabled = false);
    document.querySelector("#inbox-tickets .tickets").append(...next.tickets.map((one) => row(one, members)));
    further.replaceWith(more(next, members) ?? "");
  });
  return further;
}
