/** The merchant's page: which view is shown, and how often it looks again. */

import { accessNotices } from "./admin/access.js";
import { ask } from "./admin/api.js";
import { showConversations } from "./admin/conversations.js";
import { button, notice, place } from "./admin/dom.js";
import { showHandoff } from "./admin/handing_over.js";
import { showHours } from "./admin/hours.js";
import { showInbox } from "./admin/inbox.js";
import { showKnowledge, showLearning } from "./admin/learning.js";
import { showPrivacy } from "./admin/privacy.js";
import { showTexts } from "./admin/texts.js";

const LIVE = 1500; // milliseconds between looks while the store is being read
const CALM = 15000; // otherwise

let timer;

const VIEWS = { home: look, inbox: (opened) => showInbox(opened), conversations: (opened) => showConversations(opened), texts: () => showTexts(), privacy: () => showPrivacy() };

function route() {
  const [view, opened] = location.hash.slice(1).split("/");
  const name = Object.hasOwn(VIEWS, view) ? view : "home";
  clearTimeout(timer);
  for (const section of document.querySelectorAll(".view")) section.hidden = section.id !== name;
  for (const link of document.querySelectorAll("nav a"))
    link.toggleAttribute("aria-current", link.dataset.view === name);
  VIEWS[name](opened);
}

async function look() {
  clearTimeout(timer);
  try {
    show(await ask("overview"));
  } catch (error) {
    place("problems", notice("bad", error.message, button("Try again", look)));
    again(CALM);
  }
}

function again(delay) {
  clearTimeout(timer);
  if (!document.hidden && !document.getElementById("home").hidden) timer = setTimeout(look, delay);
}

function show(overview) {
  const { access, store, problems, storefront_url: storefront } = overview;
  document.getElementById("store").textContent = store.name || store.shop;
  document.getElementById("shop").textContent = store.name ? store.shop : "";
  showStorefront(storefront);
  place("problems", ...accessNotices(access), ...problems.map((sentence) => notice("warn", sentence)));
  showLearning(overview.import, readStore);
  showKnowledge(overview.counts, overview.inbox, overview.import.state);
  showHandoff(overview, show);
  showHours(overview, show);
  again(overview.import.state === "running" || overview.inbox.waiting ? LIVE : CALM);
}

function showStorefront(address) {
  const link = document.getElementById("try");
  link.hidden = !/^https?:\/\//.test(address || "");
  if (!link.hidden) link.href = address;
}

async function readStore(event) {
  event.target.disabled = true;
  try {
    await ask("import", {});
    await look();
  } catch (error) {
    place("problems", notice("bad", error.message));
    event.target.disabled = false;
  }
}

// A ticket leads to its conversation by a query: Shopify's admin hands no fragment on.
const asked = new URLSearchParams(location.search).get("conversation") || "";
const page = location.pathname.endsWith("/inbox") ? "inbox" : "conversations";
if (/^[\w-]{36}$/.test(asked) && !location.hash) history.replaceState(null, "", `#${page}/${asked}`);
else if (page === "inbox" && !location.hash) history.replaceState(null, "", "#inbox");
addEventListener("hashchange", route);
document.addEventListener("visibilitychange", () => document.hidden || again(0));
route();
// The other views need the store's name too.
if (/^#(inbox|conversations|texts|privacy)/.test(location.hash)) look();
