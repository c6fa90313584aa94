/** Who is at the conversation: the shopper, which decides where an answer is read, and others of the team. */

import { ask } from "../api.js";
import { el, place } from "../dom.js";
import { nameOf } from "./list.js";

const BEAT = 20000; // milliseconds between saying that somebody reads here
const READS = 45000; // milliseconds that a colleague is shown without a word
const WRITES = 8000;

let at = "";
let fading;

/** Say that this page has the conversation before its eyes, and the one before no longer. */
export function standBy(id) {
  if (at && at !== id) say(at, "gone");
  at = id;
  if (at && !document.hidden) say(at, "reading");
}

setInterval(() => at && !document.hidden && say(at, "reading"), BEAT);
document.addEventListener("visibilitychange", () => at && say(at, document.hidden ? "gone" : "reading"));

function say(id, doing) {
  ask(`inbox/${encodeURIComponent(id)}/here`, { doing }).catch(() => {});
}

export function showHere(here) {
  const badge = document.getElementById("inbox-here");
  if (!badge) return;
  badge.textContent = here ? "in the chat now" : "away";
  badge.classList.toggle("good", Boolean(here));
}

export function showColleagues(colleagues, team) {
  const others = colleagues.filter((one) => one.member !== team.me?.id);
  const writing = others.filter((one) => one.doing === "writing");
  const lines = others.map((one) => el("span", { class: one.doing === "writing" ? "badge warn" : "badge" }, `${nameOf(one.member, team.members)} ${one.doing === "writing" ? "is writing here" : "reads this, too"}`));
  place("inbox-colleagues", ...lines);
  clearTimeout(fading);
  const left = writing.length ? others.map((one) => ({ ...one, doing: "reading" })) : [];
  if (others.length) fading = setTimeout(() => document.getElementById("inbox-colleagues") && showColleagues(left, team), writing.length ? WRITES : READS);
}

/** Where the shopper will read an answer that is sent now. */
export function reach({ shopper_here: here, mailed_to: email, sends_mail: mails }) {
  if (here) return "The shopper is in the chat and reads it there at once.";
  if (email) return `The shopper is away: it waits in the chat and goes by e-mail to ${email}, unless they are back within a minute.`;
  if (mails) return "The shopper is away and has given no address: it waits in the chat until they are back.";
  return "The shopper is away: it waits in the chat until they are back. This app sends no e-mails.";
}
