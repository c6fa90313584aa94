/** When people of the store are there, by the shopper's own clock. */

import { words } from "./words.js";

const A_WEEK = 6 * 864e5; // milliseconds in which a weekday alone says which day is meant

/** Say what the app told of them, {here, until}; "" where that is nothing, or no longer so. */
export function hours({ here, until }) {
  if (!until) return here ? words.teamHere : "";
  const at = new Date(until);
  const wait = at - Date.now();
  if (wait <= 0) return "";
  const time = at.toLocaleTimeString(words.locale, { timeStyle: "short" });
  const date = wait > A_WEEK && { day: "numeric", month: "long" };
  const day = at.toLocaleDateString(words.locale, { weekday: "long", ...date });
  const today = at.toDateString() === new Date().toDateString();
  const said = here ? words.teamUntil : today ? words.teamBack : words.teamBackOn;
  return said.replace("{time}", time).replace("{day}", day);
}
