/** One conversation of the inbox: what was said, what the team may do, and who the shopper is. */

import { ask } from "../api.js";
import { message } from "../conversation.js";
import { button, el, notice, place } from "../dom.js";
import { composer } from "./composer.js";
import { nameOf } from "./list.js";
import { shopperCard } from "./shopper.js";
import { tools } from "./tools.js";

let id = "";
let team = { members: [], me: null };
let changed = () => {};
let drawn = {};

export async function open(conversation, known, whenChanged) {
  team = known;
  changed = whenChanged;
  if (conversation === id && conversation) return refresh();
  id = conversation;
  drawn = {};
  place("inbox-shopper");
  if (!id) return place("inbox-conversation", el("p", { class: "empty" }, "Open a conversation to read and answer it."));
  const back = el("a", { class: "back", href: "#inbox" }, "All tickets");
  const parts = ["inbox-head", "inbox-tools", "inbox-note"].map((name) => el("div", { id: name }));
  const thread = el("ol", { id: "inbox-thread", class: "said", "aria-live": "polite", "aria-label": "What was said" });
  place("inbox-conversation", back, ...parts, thread, el("div", { id: "inbox-problem" }), composer(id, act, () => team));
  await refresh();
  document.getElementById("inbox-conversation").focus({ preventScroll: true });
}

export async function refresh() {
  const asked = id;
  try {
    const found = await ask(`inbox/${encodeURIComponent(asked)}`);
    if (asked === id) show(found);
  } catch (error) {
    place("inbox-problem", notice("bad", error.message, button("Try again", refresh)));
  }
}

/** Do something, and show what it led to; return whether it was done. */
async function act(what, body = {}) {
  try {
    const found = await ask(`inbox/${encodeURIComponent(id)}/${what}`, body);
    place("inbox-problem");
    show(found);
    changed();
    return true;
  } catch (error) {
    place("inbox-problem", notice("bad", error.message));
    return false;
  }
}

function show(found) {
  if (found.id !== id) return;
  redraw("head", [found.ticket, found.state, found.shopper.name], () => place("inbox-head", head(found)));
  setHere(found.shopper_here);
  redraw("tools", [found.ticket, found.state, found.answered_in, team], () => place("inbox-tools", ...tools(found, team, act)));
  redraw("note", found.ticket?.note, () => place("inbox-note", found.ticket?.note ? note(found.ticket.note) : null));
  redraw("thread", [found.messages, found.notes, team.members], () => showThread(found));
  redraw("shopper", found.shopper, () => place("inbox-shopper", ...shopperCard(found.shopper)));
  document.getElementById("inbox-composer").dispatchEvent(new CustomEvent("standing", { detail: found }));
}

/** What did not change stays, with whatever is opened or chosen in it. */
function redraw(part, data, how) {
  const now = JSON.stringify(data);
  if (drawn[part] !== now) how();
  drawn[part] = now;
}

function head({ ticket, shopper }) {
  const number = ticket ? `#${ticket.number} · ` : "";
  const title = ticket?.subject.replace(" (chat, handed over by AI)", "") || "Conversation with the assistant";
  return el("div", { class: "head" }, el("h2", {}, `${number}${title}`), el("p", { class: "quiet" }, shopper.name || "Shopper", " ", el("span", { id: "inbox-here", class: "badge", role: "status" })));
}

export function setHere(here) {
  const badge = document.getElementById("inbox-here");
  if (!badge) return;
  badge.textContent = here ? "in the chat now" : "away";
  badge.classList.toggle("good", Boolean(here));
}

function note(text) {
  return el("details", { class: "summary" }, el("summary", {}, "What your team should know"), el("p", { class: "text" }, text));
}

function showThread({ messages, notes }) {
  const said = [...messages.map((one) => [one.at, message(one)]), ...notes.map((one) => [one.at, noteLine(one)])];
  said.sort(([one], [other]) => one.localeCompare(other));
  const thread = document.getElementById("inbox-thread");
  thread.replaceChildren(...said.map(([, node]) => node));
  thread.scrollTop = thread.scrollHeight;
}

function noteLine({ member, text, at }) {
  const time = el("time", { datetime: at }, new Date(at).toLocaleTimeString([], { timeStyle: "short" }));
  const who = el("p", { class: "who" }, el("b", {}, nameOf(member, team.members)), time, el("span", { class: "badge warn" }, "Note for the team"));
  return el("li", { class: "note" }, who, el("p", { class: "text" }, text));
}
