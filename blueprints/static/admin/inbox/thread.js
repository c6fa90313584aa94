/** What was said, day by day, with what is on its way. What stands stays, with whatever is opened in it. */

import { message } from "../conversation.js";
import { button, el } from "../dom.js";
import { nameOf } from "./list.js";
import { takeBack } from "./sending.js";

const NEAR = 80; // pixels from the end within which somebody reads along

/** The thread with its way back to the end. */
export function threadBox() {
  const list = el("ol", { id: "inbox-thread", class: "said", tabindex: 0, "aria-label": "What was said" });
  const down = button("New messages ↓", () => toEnd(list), "down");
  down.hidden = true;
  let atEnd = true;
  list.addEventListener("scroll", () => {
    atEnd = isNear(list);
    if (atEnd) down.hidden = true;
  });
  // What opens above or below takes room, and must not hide what was said last.
  new ResizeObserver(() => atEnd && toEnd(list)).observe(list);
  return el("div", { class: "thread", role: "log", "aria-label": "Conversation" }, list, down);
}

export function showThread({ messages, notes }, waiting, team) {
  const list = document.getElementById("inbox-thread");
  const wasNear = isNear(list) || !list.children.length;
  const before = list.children.length;
  settle(list, wanted(messages, notes, waiting, team));
  if (wasNear) toEnd(list);
  else if (list.children.length > before) list.nextElementSibling.hidden = false;
}

/** Return [key, how to make the node] in order; what changed has another key. */
function wanted(messages, notes, waiting, team) {
  const said = [...messages.map((one) => [one.at, one.id + one.helpful, () => message(one)]), ...notes.map((one) => [one.at, `note ${one.at} ${nameOf(one.member, team.members)} ${one.text}`, () => noteLine(one, team)])];
  said.sort(([one], [other]) => one.localeCompare(other));
  const lines = [];
  let day = "";
  for (const [at, key, make] of said) {
    const own = new Date(at).toLocaleDateString([], { weekday: "long", day: "numeric", month: "long" });
    if (own !== day) lines.push([`day ${own}`, () => el("li", { class: "day" }, own)]);
    day = own;
    lines.push([key, make]);
  }
  return [...lines, ...waiting.map((one) => [`waiting ${one.key} ${Boolean(one.late)}`, () => waitingLine(one)])];
}

function settle(list, lines) {
  const standing = new Map([...list.children].map((node) => [node.dataset.key, node]));
  const nodes = lines.map(([key, make]) => standing.get(key) ?? make());
  nodes.forEach((node, place) => {
    node.dataset.key = lines[place][0];
    if (list.children[place] !== node) list.insertBefore(node, list.children[place] ?? null);
  });
  while (list.children.length > nodes.length) list.lastChild.remove();
}

function noteLine({ member, text, at }, team) {
  const time = el("time", { datetime: at }, new Date(at).toLocaleTimeString([], { timeStyle: "short" }));
  const who = el("p", { class: "who" }, el("b", {}, nameOf(member, team.members)), time, el("span", { class: "badge warn" }, "Note for the team"));
  return el("li", { class: "note" }, who, el("p", { class: "text", dir: "auto" }, text));
}

function waitingLine(one) {
  const stands = one.late ? "Not sent yet. It goes by itself as soon as the app can be reached." : "Sending…";
  const who = el("p", { class: "who" }, el("b", {}, "You"), el("span", { class: one.late ? "badge warn" : "badge" }, stands));
  const back = one.late ? button("Take it back", () => takeBack(one)) : null;
  return el("li", { class: `${one.what === "note" ? "note" : "staff"} waiting` }, who, el("p", { class: "text", dir: "auto" }, one.text), back);
}

function isNear(list) {
  return list.scrollHeight - list.scrollTop - list.clientHeight < NEAR;
}

function toEnd(list) {
  list.scrollTop = list.scrollHeight;
}
