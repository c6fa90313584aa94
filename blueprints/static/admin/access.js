/** What Shopify does not let the app do, and how to change that. */

import { button, el, notice } from "./dom.js";

export function accessNotices({ state, missing, grant_url: address }) {
  return [state === "reconnect" ? shutOut(address) : null, missing.length ? notAllowed(missing, address) : null];
}

function shutOut(address) {
  const sentence = "Shopify no longer lets Shopfloor into this store. The chat goes on with what it knows, but nothing new reaches it.";
  const reopen = button("Let it in again", () => location.reload(), "primary");
  return notice("bad", sentence, el("span", { class: "ways" }, reopen, leave("Install again", address, "")));
}

function notAllowed(missing, address) {
  const stops = missing.map(({ scope, stops }) => el("li", {}, `${stops} `, el("code", {}, scope)));
  return notice("warn", "Shopfloor is not allowed everything it needs in this store:", el("ul", {}, ...stops), leave("Allow in Shopify", address));
}

/** Shopify's own pages do not open inside its frame. */
function leave(text, href, kind = "primary") {
  return el("a", { class: `button ${kind}`, href, target: "_top" }, text);
}
