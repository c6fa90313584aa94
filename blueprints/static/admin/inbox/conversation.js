/** One conversation of the inbox: what was said, what the team may do, and who the shopper is. */

import { ask } from "../api.js";
import { button, el, notice, place } from "../dom.js";
import { composer, giveBack, standing } from "./composer.js";
import { showColleagues, showHere, standBy } from "./presence.js";
import { onTheirWay, startSending } from "./sending.js";
import { shopperCard } from "./shopper.js";
import { showThread, threadBox } from "./thread.js";
import { tools } from "./tools.js";

let id = "";
let team = { members: [], me: null };
let changed = () => {};
let drawn = {};
let shown = null;

/** `whenChanged` is called after the member has changed something themselves. */
export async function open(conversation, known, whenChanged) {
  team = known;
  changed = whenChanged;
  if (conversation === id && conversation) return refresh();
  id = conversation;
  drawn = {};
  shown = null;
  standBy(id);
  place("inbox-shopper");
  if (!id) return place("inbox-conversation", nothingOpen());
  const back = el("a", { class: "back", href: "#inbox" }, "All tickets");
  const parts = ["inbox-head", "inbox-tools", "inbox-note"].map((name) => el("div", { id: name }));
  const problem = el("div", { id: "inbox-problem", role: "status" });
  place("inbox-conversation", back, ...parts, threadBox(), problem, composer(id, () => shown?.messages.at(-1)?.id ?? ""));
  await refresh();
  document.getElementById("inbox-conversation").focus({ preventScroll: true });
}

export async function refresh() {
  const asked = id;
  try {
    const found = await ask(`inbox/${encodeURIComponent(asked)}${sinceLast()}`);
    if (asked === id) show(found);
  } catch (error) {
    if (asked === id) place("inbox-problem", notice("bad", error.message, button("Try again", refresh)));
  }
}

/** Do something, and show what it led to; return whether it was done. */
export async function act(what, body = {}, whose = id) {
  if (!whose) return false;
  try {
    done(whose, await ask(`inbox/${encodeURIComponent(whose)}/${what}${whose === id ? sinceLast() : ""}`, body));
    return true;
  } catch (error) {
    if (whose === id) place("inbox-problem", notice("bad", error.message));
    return false;
  }
}

export function assignToMe() {
  if (shown?.ticket && team.me) act("assign", { member: team.me.id });
}

/** News of who came or went. */
export function present({ here, team: colleagues }) {
  if (!shown) return;
  Object.assign(shown, { shopper_here: here, team_here: colleagues });
  showHere(here);
  showColleagues(colleagues ?? [], team);
  standing(shown);
}

startSending({
  sent: (one, found) => {
    done(one.id, found);
    if (one.then) act(one.then, {}, one.id);
  },
  refused: async (one, sentence) => {
    giveBack(one, sentence);
    if (one.id === id) await refresh();
  },
  changed: (whose) => whose === id && shown && draw(shown),
});

function done(whose, found) {
  if (whose === id) show(found);
  changed();
}

/** What the page has, it does not fetch again. */
function sinceLast() {
  const last = shown?.messages.at(-1)?.id;
  return last ? `?after=${last}` : "";
}

function show(found) {
  if (found.id !== id) return;
  const all = [...(shown?.messages ?? []), ...found.messages];
  shown = { ...found, messages: [...new Map(all.map((one) => [one.id, one])).values()] };
  draw(shown);
}

function draw(found) {
  const waiting = onTheirWay(id);
  redraw("head", [found.ticket, found.shopper.name], () => place("inbox-head", head(found)));
  showHere(found.shopper_here);
  showColleagues(found.team_here, team);
  if (!isTagging()) redraw("tools", [found.ticket, found.state, found.answered_in, found.can_reopen, team], () => place("inbox-tools", ...tools(found, team, act)));
  redraw("note", found.ticket?.note, () => place("inbox-note", found.ticket?.note ? note(found.ticket.note) : null));
  standing(found);
  redraw("shopper", found.shopper, () => place("inbox-shopper", ...shopperCard(found.shopper)));
  // Last, when all around it has its height.
  redraw("thread", [found.messages, found.notes, waiting, team.members], () => showThread(found, waiting, team));
}

/** Half a tag is not taken from under somebody's hands. */
function isTagging() {
  const field = document.activeElement;
  return field?.id === "inbox-own-tags" && field.value !== field.defaultValue;
}

/** What did not change stays, with whatever is opened or chosen in it. */
function redraw(part, data, how) {
  const now = JSON.stringify(data);
  if (drawn[part] !== now) how();
  drawn[part] = now;
}

function nothingOpen() {
  const first = el("p", {}, "Open a conversation to read and answer it.");
  const keys = el("p", { class: "quiet" }, "With the keyboard: ", el("kbd", {}, "J"), " and ", el("kbd", {}, "K"), " go through the list, ", el("kbd", {}, "?"), " shows all keys.");
  return el("div", { class: "empty" }, first, keys);
}

function head({ ticket, shopper }) {
  const number = ticket ? `#${ticket.number} · ` : "";
  const title = ticket?.subject.replace(" (chat, handed over by AI)", "") || "Conversation with the assistant";
  const who = el("p", { class: "quiet", dir: "auto" }, shopper.name || "Shopper", " ");
  who.append(el("span", { id: "inbox-here", class: "badge", role: "status" }));
  return el("div", { class: "head" }, el("h2", {}, number, el("bdi", {}, title)), who, el("p", { id: "inbox-colleagues", role: "status" }));
}

function note(text) {
  return el("details", { class: "summary" }, el("summary", {}, "What your team should know"), el("p", { class: "text", dir: "auto", tabindex: 0 }, text));
}
