/** The merchant's pages: links and forms are fetched with a token of Shopify's, and what is shown is swapped. */

import { askPage, refusal } from "./api.js";
import { button, notice, place } from "./dom.js";
import { fetchFile } from "./downloads.js";
import "./connecting.js";
import { parsed } from "./parsing.js";
import { carryOver, forget, isChanged, watchForms } from "./saving.js";
import { start } from "./scripted.js";
import { upload } from "./uploads.js";

let turn = 0;
let live;
let shown = addressed();

addEventListener("click", follow);
addEventListener("submit", send);
addEventListener("change", ({ target }) => target.matches("[data-upload]") && upload(target, () => lookAgain("#sources")));
addEventListener("popstate", () => addressed() !== shown && go(location.href, { kept: true }));
document.addEventListener("visibilitychange", () => document.hidden || lookAgain());
settle();

/** What a page is fetched by: a fragment names something in it, which its own scripts follow. */
function addressed() {
  return location.pathname + location.search;
}

/** A page that is `alone` keeps scripts running: it is entered and left by the browser itself. */
function isAlone(link) {
  return link.dataset.alone !== undefined || document.querySelector(".view[data-alone]");
}

function follow(event) {
  const link = event.target.closest?.("a[href]");
  if (!link || link.target || isAlone(link)) return;
  if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const to = new URL(link.href);
  const same = to.pathname === location.pathname && to.search === location.search;
  if (to.origin !== location.origin || !to.pathname.startsWith("/admin/") || (same && to.hash)) return;
  event.preventDefault();
  if (link.hasAttribute("download")) save(link);
  else if (isChanged()) askToLeave(to.href);
  else go(to.href);
}

function save(link) {
  link.setAttribute("aria-disabled", "true");
  fetchFile(link)
    .catch((error) => place("problems", notice("bad", error.message)))
    .finally(() => link.removeAttribute("aria-disabled"));
}

function askToLeave(address) {
  const leave = button("Leave without saving", () => forget() || go(address));
  place("problems", notice("warn", "You have changes on this page that are not saved.", leave));
  leave.focus();
}

function send(event) {
  const form = event.target;
  if (event.defaultPrevented || form.hasAttribute("novalidate") || isAlone(form)) return;
  event.preventDefault();
  const filled = new FormData(form, event.submitter);
  const sent = form.enctype === "multipart/form-data" ? filled : new URLSearchParams(filled);
  const pressed = event.submitter;
  const address = new URL(pressed?.hasAttribute("formaction") ? pressed.formAction : form.action);
  if (form.method !== "get") return go(address.href, { form: sent, of: form, button: pressed });
  address.search = sent;
  return go(address.href);
}

/** Fetch a page and show it; `form`, what the form `of` the page holds, is sent to it; `kept` leaves the history as it is. */
async function go(address, { form, of, kept, button: pressed } = {}) {
  const mine = ++turn;
  document.body.setAttribute("aria-busy", "true");
  pressed?.setAttribute("aria-disabled", "true");
  try {
    const response = await askPage(address, form);
    const isPage = response.headers.get("Content-Type")?.startsWith("text/html");
    if (!isPage) throw refusal(response, await response.json().catch(() => ({})));
    const page = parsed(await response.text());
    if (mine !== turn) return;
    if (of) carryOver(page, of);
    show(page, addressOf(response, form), kept);
  } catch (error) {
    if (mine === turn) place("problems", notice("bad", error.message, form ? null : button("Try again", () => go(address, { kept }))));
  } finally {
    pressed?.removeAttribute("aria-disabled");
    if (mine === turn) document.body.removeAttribute("aria-busy");
  }
}

/** A form's answer is the page it stands on, or another that the server names, where that one is no more. */
function addressOf(response, form) {
  if (!form || response.redirected) return response.url;
  return new URL(response.headers.get("Content-Location") ?? location.href, location.href).href;
}

function show(page, address, kept) {
  const here = new URL(address).pathname === location.pathname;
  if (!kept && address !== location.href) history.pushState(null, "", address);
  swap(page, "main", "nav", "#problems");
  document.title = page.title;
  if (!here) scrollTo(0, 0);
  settle();
  focusOn(here);
}

function swap(page, ...places) {
  for (const one of places) {
    const fresh = page.querySelector(one);
    if (fresh) document.querySelector(one)?.replaceWith(document.adoptNode(fresh));
  }
}

/** Who cannot see what changed hears it: the first refusal, what was saved or said, or the page's name. Who is in the
 * midst of a conversation goes on where the next words are written. */
function focusOn(here) {
  const wrong = document.querySelector("main [aria-invalid=true]");
  const told = document.querySelector("main .told");
  const title = document.querySelector("main h1");
  const next = document.querySelector("main [data-next]");
  const said = document.querySelector("main [data-said]");
  (wrong || (here ? told || next : null) || title)?.focus({ preventScroll: !wrong && !next });
  document.getElementById("announcement").textContent = (told || said || title)?.textContent.trim() || "";
}

function settle() {
  shown = addressed();
  showWhereWeAre();
  watchForms();
  start();
  plan();
}

/** On a phone the row of pages is wider than the screen. `scrollIntoView` would move Shopify's own page around us, too. */
function showWhereWeAre() {
  const row = document.querySelector("nav");
  const here = row?.querySelector("[aria-current]");
  if (here) row.scrollLeft = here.offsetLeft - row.offsetLeft - (row.clientWidth - here.offsetWidth) / 2;
}

/** Look again at what says that it is live, in as many seconds as it says. */
function plan() {
  clearTimeout(live);
  const often = [...document.querySelectorAll("main [data-live]")].map((part) => Number(part.dataset.live));
  if (often.length && !document.hidden) live = setTimeout(() => lookAgain(), Math.min(...often) * 1000);
}

/** Fetch the page again, and show what lives in it, or the one part that is named, as it is now. */
async function lookAgain(named) {
  clearTimeout(live);
  const parts = named ? [named] : [...document.querySelectorAll("main [data-live]")].map((part) => `#${part.id}`);
  if (!parts.length) return;
  const mine = turn;
  const response = await askPage(location.href).catch(() => null);
  if (mine !== turn) return;
  // What holds the focus stays as it is until it does not.
  const free = parts.filter((one) => !document.querySelector(one)?.contains(document.activeElement));
  if (response?.ok) swap(parsed(await response.text()), ...free);
  if (mine === turn) plan();
}
