/** The list of conversations, newest first, and the one that is opened. */

import { ask } from "./api.js";
import { showConversation } from "./conversation.js";
import { ago, button, count, el, notice, place } from "./dom.js";

export const STATES = {
  open: ["Assistant", ""],
  offered: ["Person offered", ""],
  awaiting_email: ["Waiting for an e-mail address", ""],
  handed_off: ["Handed over", "warn"],
  with_human: ["With your team", "warn"],
  closed: ["Closed", ""],
};

export async function showConversations(opened) {
  document.getElementById("conversations").classList.toggle("one-open", Boolean(opened));
  const list = showList(opened);
  if (opened) await showOne(opened);
  else place("conversation", el("p", { class: "empty" }, "Open a conversation to see what was said and what every answer stands on."));
  await list;
}

async function showList(opened) {
  try {
    const { conversations } = await ask("conversations");
    place("conversation-list", conversations.length ? listOf(conversations, opened) : nothingYet());
  } catch (error) {
    place("conversation-list", notice("bad", error.message, button("Try again", () => showList(opened))));
  }
}

function nothingYet() {
  return el("p", { class: "empty" }, "Nobody has written yet. Conversations appear here with the first message. Try it in your store to see one.");
}

function listOf(conversations, opened) {
  return el("ul", { class: "conversations" }, ...conversations.map((one) => el("li", {}, row(one, one.id === opened))));
}

function row({ id, state, opening, messages, last_at: last, signed_in: signedIn }, current) {
  const facts = el("span", { class: "quiet" }, ago(last), ` · ${count(messages, "message")}${signedIn ? " · signed in" : ""}`);
  const title = el("span", { class: "opening" }, opening || "No message yet");
  return el("a", { href: `#conversations/${id}`, "aria-current": current ? "true" : null }, title, facts, stateBadge(state));
}

export function stateBadge(state) {
  const [words, kind] = STATES[state] || [state, ""];
  return el("span", { class: `badge ${kind}` }, words);
}

async function showOne(id) {
  try {
    showConversation(await ask(`conversations/${encodeURIComponent(id)}`), stateBadge);
  } catch (error) {
    place("conversation", notice("bad", error.message, button("Try again", () => showOne(id))));
  }
}
