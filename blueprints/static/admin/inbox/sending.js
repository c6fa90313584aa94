/** Answers and notes on their way. Each is kept until the app has it, and goes again under its own key until then: it
 * arrives, and once. What the app refuses comes back to whoever wrote it. */

import { ask } from "../api.js";
import { keep, recall } from "./keeping.js";

const AGAIN = 3000; // milliseconds between tries
const TOO_LATE = 600000; // milliseconds after which nobody should be surprised by what they wrote
const LATE = "This could not be sent for ten minutes. Look whether it is still true, and send it again.";

let waiting = recall("inbox-sending") ?? [];
let told = {};
const busy = new Set();

/** `on` is {sent(one, found), refused(one, sentence), changed(id)}. What an earlier page left is sent at once. */
export function startSending(on) {
  told = on;
  addEventListener("online", sendAll);
  sendAll();
}

/** one: {id, what: "reply" | "note", text, key, seen, then}; `then` is done after it. */
export function send(one) {
  waiting.push({ ...one, since: Date.now() });
  save(one.id);
  sendNext(one.id);
}

export function onTheirWay(id) {
  return waiting.filter((one) => one.id === id);
}

/** Take back what waits; it may have arrived all the same, so that the same words keep their key. */
export function takeBack(one) {
  remove(one);
  told.refused(one, "");
}

function sendAll() {
  for (const id of new Set(waiting.map((one) => one.id))) sendNext(id);
}

/** One after the other, or an answer might overtake the one before it. */
async function sendNext(id) {
  const one = onTheirWay(id)[0];
  if (!one || busy.has(id)) return;
  if (Date.now() - one.since > TOO_LATE) return giveBack(one, LATE);
  busy.add(id);
  try {
    await arrive(one);
  } catch (error) {
    if (isFinal(error.status)) return giveBack(one, error.message);
    one.late = true;
    save(id);
    setTimeout(() => sendNext(id), AGAIN);
  } finally {
    busy.delete(id);
  }
}

async function arrive(one) {
  const { id, what, text, key, seen } = one;
  const found = await ask(`inbox/${encodeURIComponent(id)}/${what}?after=${seen}`, { text, key, seen: what === "reply" ? seen : "" });
  remove(one);
  // What was written behind it was written knowing it.
  for (const next of onTheirWay(id)) next.seen = found.messages.at(-1)?.id ?? next.seen;
  told.sent(one, found);
  setTimeout(() => sendNext(id));
}

/** The app has answered, and would answer the same again. */
function isFinal(status) {
  return status >= 400 && status < 500 && ![401, 408, 429].includes(status);
}

function giveBack(one, sentence) {
  remove(one);
  told.refused(one, sentence);
  setTimeout(() => sendNext(one.id));
}

function remove(one) {
  waiting = waiting.filter((other) => other.key !== one.key);
  save(one.id);
}

function save(id) {
  keep("inbox-sending", waiting.length ? waiting : null);
  told.changed?.(id);
}
