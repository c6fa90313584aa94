/** The parts of pages that are drawn by script, out of what the app tells as JSON. */

import { accessNotices } from "./access.js";
import { ask } from "./api.js";
import { button, notice, place } from "./dom.js";
import { showHandoff } from "./handing_over.js";
import { showInbox } from "./inbox.js";
import { showPrivacy } from "./privacy.js";
import { showTexts } from "./texts.js";

const CALM = 15000; // milliseconds between looks at what may change by itself

let timer;

const PARTS = { handoff: look, inbox: showInbox, texts: () => showTexts(), privacy: () => showPrivacy() };

/** Draw what the page that is shown now has for scripts to draw. */
export function start() {
  clearTimeout(timer);
  const part = document.querySelector("[data-scripted]");
  if (part) PARTS[part.dataset.scripted]?.(opened());
}

/** Which record the address names. A ticket leads to its conversation by a query: Shopify's admin hands no fragment on. */
function opened() {
  const named = location.hash.slice(1).split("/")[1];
  const asked = new URLSearchParams(location.search).get("conversation") || "";
  return named || (/^[\w-]{36}$/.test(asked) && !location.hash ? asked : "");
}

async function look() {
  clearTimeout(timer);
  try {
    show(await ask("overview"));
  } catch (error) {
    place("problems", notice("bad", error.message, button("Try again", look)));
    again();
  }
}

function again() {
  clearTimeout(timer);
  if (!document.hidden && document.querySelector("[data-scripted=handoff]")) timer = setTimeout(look, CALM);
}

function show(overview) {
  if (!document.querySelector("[data-scripted=handoff]")) return;
  place("problems", ...accessNotices(overview.access));
  showHandoff(overview, show);
  again();
}

document.addEventListener("visibilitychange", () => document.hidden || again());
addEventListener("hashchange", start);
