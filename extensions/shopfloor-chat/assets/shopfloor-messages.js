/** How messages look. */

import { el, icon, link, prose, webAddress } from "./shopfloor-dom.js";
import { statusWord, words } from "./shopfloor-words.js";

export function shopperMessage(text) {
  const state = el("p", { class: "state", role: "status" });
  const node = el("li", { class: "message shopper" }, speaker(words.you), el("div", { class: "bubble" }, text), state);
  return {
    node,
    text,
    /** `again` is the button that may help, or null. */
    failed(reason, again) {
      node.classList.add("unsent");
      state.replaceChildren(...[`${reason || words.unsent} `, again].filter(Boolean));
    },
    sending() {
      node.classList.remove("unsent");
      state.replaceChildren();
    },
  };
}

/** Shows once trying again can help: after the wait, or never. */
export function retryButton({ stands, wait }, kind, retry, ready) {
  if (stands) return null;
  const button = el("button", { type: "button", class: kind, onclick: retry, hidden: wait > 0 }, words.retry);
  const show = () => {
    button.hidden = false;
    ready?.();
  };
  if (wait) setTimeout(show, wait * 1000);
  return button;
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
export function message(given, { locale, rate } = {}) {
  const { author, text, cards = [], sources = [] } = given;
  const node = el("li", { class: `message ${author}` });
  node.append(speaker(speakerName(given), author === "staff"));
  if (text) node.append(el("div", { class: "bubble" }, ...prose(text)));
  const carded = new Set(cards.map(({ id, name }) => id || name));
  const further = sources.filter(({ id, title }) => !carded.has(id) && !carded.has(title));
  node.append(...[cardStrip(cards, locale), sourceLine(further)].filter(Boolean));
  if (author === "agent" && given.id && rate) node.append(thumbs(given, rate));
  return node;
}

export function suggestionChips(suggestions, choose) {
  const chip = (text) => el("button", { type: "button", class: "chip", onclick: () => choose(text) }, text);
  return el("div", { class: "chips" }, ...suggestions.map(chip));
}

function speaker(name, shown = false) {
  return el("span", { class: shown ? "speaker" : "speaker unseen" }, name);
}

function speakerName({ author, author_name: name }) {
  if (author === "staff") return name || words.team;
  return author === "shopper" ? words.you : words.assistant;
}

const CARDS = { product: productCard, order: orderCard };

function cardStrip(cards, locale) {
  const drawn = cards.filter((card) => Object.hasOwn(CARDS, card.kind)).map((card) => CARDS[card.kind](card, locale));
  if (!drawn.length) return null;
  const several = drawn.length > 1 && cards[0].kind === "product";
  return el("ul", { class: several ? "cards strip" : "cards", role: "list" }, ...drawn.map((card) => el("li", {}, card)));
}

function productCard({ url, title, image, price, available }, locale) {
  const stock = el("span", { class: available ? "stock" : "stock gone" }, available ? words.inStock : words.soldOut);
  const facts = el("span", { class: "facts" }, price ? el("b", {}, money(price, locale)) : null, stock);
  return link(url, { class: "product" }, picture(image), el("span", { class: "name" }, title), facts);
}

function picture(image) {
  const frame = el("span", { class: "picture" });
  const empty = () => frame.replaceChildren(icon("picture"));
  const src = webAddress(image);
  if (!src) empty();
  else frame.append(el("img", { src: sized(src), alt: "", loading: "lazy", referrerpolicy: "no-referrer", onerror: empty }));
  return frame;
}

/** Shopify's image server scales by a query; a card needs no more than this. */
function sized(src) {
  const url = new URL(src);
  if (url.hostname === "cdn.shopify.com" || url.pathname.includes("/cdn/shop/")) url.searchParams.set("width", "360");
  return url.href;
}

function money({ amount, currency }, locale) {
  try {
    return new Intl.NumberFormat(locale, { style: "currency", currency }).format(amount);
  } catch {
    return `${amount} ${currency}`;
  }
}

function orderCard({ name, status, tracking = [] }) {
  const head = el("div", { class: "order-head" }, icon("box"), el("b", {}, `${words.order} ${name}`));
  head.append(el("span", { class: "status", "data-status": status }, statusWord(status)));
  return el("div", { class: "order" }, head, ...tracking.map(parcel));
}

function parcel({ company, number, url }) {
  const text = el("span", {}, company ? `${company} ` : null, number ? el("code", {}, number) : null);
  const track = webAddress(url) ? link(url, { class: "track" }, words.track) : null;
  track?.setAttribute("aria-label", [words.track, company, number].filter(Boolean).join(" "));
  return el("div", { class: "parcel" }, text, track);
}

function sourceLine(sources) {
  if (!sources.length) return null;
  const named = sources.flatMap(({ title, url }, at) => [at ? ", " : " ", link(url, {}, title)]);
  return el("p", { class: "sources" }, words.from, ...named);
}

function thumbs({ id, helpful }, rate) {
  const said = el("span", { class: "said", role: "status" });
  const buttons = [thumb("up", words.yes, true), thumb("down", words.no, false)];
  function thumb(name, label, value) {
    const button = el("button", { type: "button", "aria-label": label, title: label, onclick: () => choose(value) }, icon(name));
    button.setAttribute("aria-pressed", String(helpful === value));
    return button;
  }
  async function choose(value) {
    if (!(await rate(id, value).catch(() => null))) return;
    buttons.forEach((button, at) => button.setAttribute("aria-pressed", String(value === !at)));
    said.textContent = words.thanks;
  }
  return el("div", { class: "thumbs", role: "group", "aria-label": words.helpful }, ...buttons, said);
}
