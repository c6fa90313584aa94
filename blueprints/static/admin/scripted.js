/** The parts of pages that are drawn by script, out of what the app tells as JSON. */

import { showInbox } from "./inbox.js";
import { showPrivacy } from "./privacy.js";
import { showTexts } from "./texts.js";

const PARTS = { inbox: showInbox, texts: () => showTexts(), privacy: () => showPrivacy() };

/** Draw what the page that is shown now has for scripts to draw. */
export function start() {
  const part = document.querySelector("[data-scripted]");
  if (part) PARTS[part.dataset.scripted]?.(opened());
}

/** Which record the address names. A ticket leads to its conversation by a query: Shopify's admin hands no fragment on. */
function opened() {
  const named = location.hash.slice(1).split("/")[1];
  const asked = new URLSearchParams(location.search).get("conversation") || "";
  return named || (/^[\w-]{36}$/.test(asked) && !location.hash ? asked : "");
}

addEventListener("hashchange", start);
