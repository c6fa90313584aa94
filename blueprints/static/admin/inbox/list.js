/** The list of tickets, with what it can be narrowed to. */

import { ask } from "../api.js";
import { ago, button, el, notice, place } from "../dom.js";

const VIEWS = {
  open: ["Open", { status: "open" }],
  mine: ["Mine", { assignee: "me" }],
  unassigned: ["Unassigned", { assignee: "nobody" }],
  unread: ["Unread", { unread: "true" }],
  manager: ["For managers", { level: "manager" }],
  pending: ["Waiting for the shopper", { status: "pending" }],
  solved: ["Solved", { status: "solved" }],
};
const WORRYING = { urgent: "bad", high: "warn" };

let view = "open";
let words = "";
let tag = "";
let opened = "";
let drawn = "";

/** Show the first page; `known` is told who works here. */
export async function showList(conversation, known) {
  opened = conversation ?? "";
  try {
    const page = await ask(`inbox?${query()}`);
    known(page);
    const now = JSON.stringify([page, view, words, tag, opened]);
    if (now !== drawn) draw(page, known);
    drawn = now;
  } catch (error) {
    drawn = "";
    place("inbox-tickets", notice("bad", error.message, button("Try again", () => showList(opened, known))));
  }
}

function query(before = "") {
  return new URLSearchParams({ ...(words ? {} : VIEWS[view][1]), words, tag, before });
}

function draw(page, known) {
  const choices = Object.entries(VIEWS).map(([name, [title]]) => choice(name, title, page.counts[name], known));
  place("inbox-views", ...choices);
  showTags(page.tags, known);
  place("inbox-tickets", page.tickets.length ? el("ul", { class: "tickets" }, ...page.tickets.map((one) => row(one, page.members))) : nothing(), more(page, page.members));
}

function choice(name, title, count, known) {
  const again = () => {
    view = name;
    showList(opened, known);
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
  place("inbox-tags", el("label", { for: "inbox-tag", class: "unseen" }, "Tag"), select);
}

export function searchBy(form, known) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    words = form.elements.words.value.trim();
    showList(opened, known);
  });
  form.elements.words.addEventListener("input", () => form.elements.words.value || !words || form.requestSubmit());
}

function row(one, members) {
  const title = el("span", { class: "opening" }, one.unread ? el("b", { class: "unread" }, "New") : null, `${one.name || "Shopper"} · ${one.subject.replace(" (chat, handed over by AI)", "")}`);
  const assignee = one.assignee ? nameOf(one.assignee, members) : "nobody yet";
  const facts = el("span", { class: "quiet" }, `#${one.number} · `, ago(one.updated_at), ` · ${assignee}`);
  const badges = [WORRYING[one.priority] ? el("span", { class: `badge ${WORRYING[one.priority]}` }, one.priority) : null, one.level === "manager" ? el("span", { class: "badge warn" }, "manager") : null];
  const last = el("span", { class: "last" }, one.last_words);
  return el("li", {}, el("a", { href: `#inbox/${one.conversation}`, "aria-current": one.conversation === opened ? "true" : null }, title, last, facts, el("span", { class: "badges" }, ...badges.filter(Boolean))));
}

export function nameOf(id, members) {
  const known = members.find((one) => one.id === id);
  return known?.name || (known ? `Staff ${known.id}` : "somebody who left");
}

function nothing() {
  const sentence = words ? "No ticket speaks of that. Search for words, an order's name or a whole e-mail address." : "Nothing here. Conversations appear as soon as a shopper asks for a person.";
  return el("p", { class: "empty" }, sentence);
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
