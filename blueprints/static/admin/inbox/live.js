/** What happens in the store's conversations, as it happens; where that cannot be heard, the page asks again and again. */

import { ask, open } from "../api.js";

const POLL = 5000; // milliseconds between questions
const AGAIN = 3000; // milliseconds until a stream that ended is opened again

let running = false;
let seen = null;
let told = () => {};

/** `on` is told {kind: "ready" | "conversation" | "presence", id, here}. It starts once and goes on. */
export function listen(on) {
  told = on;
  if (running) return;
  running = true;
  keepListening();
}

async function keepListening() {
  for (;;) {
    const wait = await hear().catch(() => POLL);
    await pollFor(wait);
  }
}

/** Return the milliseconds for which the page should ask by itself. */
async function hear() {
  const response = await open("inbox/events");
  if (!response.ok || !response.body) return POLL;
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  for (let kept = ""; ; ) {
    const { value, done } = await reader.read();
    if (done) return AGAIN;
    const events = (kept + value).split("\n\n");
    kept = events.pop();
    for (const one of events) {
      const { kind, data } = read(one);
      if (kind === "retry") return data.after * 1000;
      if (kind) told({ kind, ...data });
    }
  }
}

function read(event) {
  const fields = Object.fromEntries(event.split("\n").map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 1).trim()]));
  return { kind: fields.event, data: fields.data ? JSON.parse(fields.data) : {} };
}

async function pollFor(milliseconds) {
  for (const until = Date.now() + milliseconds; Date.now() < until; ) {
    await look();
    await new Promise((resolve) => setTimeout(resolve, Math.min(POLL, milliseconds)));
  }
}

async function look() {
  if (document.hidden) return;
  const { changed } = await ask("inbox/changes").catch(() => ({}));
  if (changed !== undefined && changed !== seen) {
    if (seen !== null) told({ kind: "ready" });
    seen = changed;
  }
}
