/** How messages look. */

import { cardStrip } from "./cards.js";
import { button, el, icon, link, prose } from "./dom.js";
import { words } from "./words.js";

export function shopperMessage(text) {
  const state = el("p", { class: "state", role: "status" });
  const node = el("li", { class: "message shopper" }, speaker(words.you), el("div", { class: "bubble" }, text), state);
  return {
    node,
    text,
    id: crypto.randomUUID(),
    /** `again` is the button that may help, or null. */
    failed(reason, again) {
      node.classList.add("unsent");
      state.replaceChildren(`${reason || words.failed} `, again || "");
    },
    sending() {
      node.classList.remove("unsent");
      state.replaceChildren();
    },
  };
}

/** Shows once trying again can help: after the wait, or never. */
export function retryButton({ stands, wait }, retry, ready) {
  if (stands) return null;
  const again = button(words.retry, "secondary", retry);
  again.hidden = wait > 0;
  const show = () => {
    again.hidden = false;
    ready?.();
  };
  if (wait) setTimeout(show, wait * 1000);
  return again;
}

/** The answer while it is being written: three dots first, then its words. */
export function growingMessage() {
  const bubble = el("div", { class: "bubble" }, el("span", { class: "dots" }, el("i"), el("i"), el("i")));
  let text = "";
  return {
    node: el("li", { class: "message agent", "aria-hidden": "true" }, bubble),
    add(words) {
      text += words;
      bubble.replaceChildren(...prose(text));
    },
  };
}

/** A whole message as the app gives it: {id, author, author_name, at, text, cards, sources}. */
export function message(given, { settings, rate } = {}) {
  const { author, text, cards = [], sources = [] } = given;
  const carded = new Set(cards.map(({ id, name }) => id || name));
  const further = sources.filter(({ id, title }) => !carded.has(id) && !carded.has(title));
  return el(
    "li",
    { class: `message ${author}` },
    speaker(speakerName(given), author === "staff"),
    text && el("div", { class: "bubble" }, ...prose(text)),
    cardStrip(cards, settings),
    sourceLine(further),
    author === "agent" && given.id && rate && thumbs(given, rate),
  );
}

export function suggestionChips(suggestions, choose) {
  const chip = (text) => button(text, "chip", () => choose(text));
  return el("div", { class: "row" }, ...suggestions.map(chip));
}

function speaker(name, shown = false) {
  return el("span", { class: shown ? "speaker" : "speaker unseen" }, name);
}

function speakerName({ author, author_name: name }) {
  if (author === "staff") return name || words.team;
  return author === "shopper" ? words.you : words.assistant;
}

function sourceLine(sources) {
  const named = sources.flatMap(({ title, url }, at) => [at ? ", " : " ", link(url, {}, title)]);
  return named.length && el("p", { class: "sources" }, words.from, ...named);
}

function thumbs({ id, helpful }, rate) {
  const said = el("span", { class: "said", role: "status" });
  const buttons = [words.yes, words.no].map((label, at) =>
    el("button", { type: "button", "aria-label": label, title: label, onclick: () => choose(!at) }, icon("thumb")),
  );
  const press = (value) => buttons.forEach((one, at) => (one.ariaPressed = value === !at));
  async function choose(value) {
    if (!(await rate(id, value).catch(() => null))) return;
    press(value);
    said.textContent = words.thanks;
  }
  press(helpful);
  return el("div", { class: "thumbs" }, ...buttons, said);
}
