/** Products and orders beside an answer. */

import { call } from "./client.js";
import { button, el, icon, link, webAddress } from "./dom.js";
import { words } from "./words.js";

const CARDS = { product: productCard, order: orderCard };

export function cardStrip(cards, settings) {
  const drawn = cards.filter((card) => Object.hasOwn(CARDS, card.kind)).map((card) => CARDS[card.kind](card, settings));
  return drawn.length && el("ul", { class: "cards", role: "list" }, ...drawn.map((card) => el("li", {}, card)));
}

function productCard({ url, title, image, price, available, preorder, handle, variant }, { root }) {
  const said = preorder ? words.preorder : available ? words.inStock : words.soldOut;
  const stock = el("span", { class: preorder || !available ? "stock gone" : "stock" }, said);
  const facts = el("span", { class: "facts" }, price && el("b", {}, money(price)), stock);
  const card = link(url, { class: "product" }, picture(image), el("span", { class: "name" }, title), facts);
  return el("div", { class: "card" }, card, root && available && handle && buying(handle, title, root, variant));
}

/** Put it into the storefront's own cart; of several variants the shopper chooses first; the one `asked` for stands chosen. */
function buying(handle, title, root, asked) {
  const said = el("p", { class: "said", role: "status" });
  const add = button(words.add, "secondary", act);
  add.ariaLabel = `${words.add}: ${title}`;
  const row = el("div", { class: "buy" }, add, said);
  let choice;
  async function act() {
    add.disabled = true;
    try {
      if (choice) said.replaceChildren(await put(choice.value, root));
      else {
        const { variants } = await call(`${root}products/${encodeURIComponent(handle)}.js`);
        choice = el("select", { "aria-label": words.choose }, ...variants.map((one) => variantOption(one, asked)));
        if (variants.length > 1) row.prepend(choice);
        else said.replaceChildren(await put(choice.value, root));
      }
    } catch ({ detail }) {
      said.textContent = detail || words.failed;
    }
    add.disabled = false;
    if (!said.textContent) choice.focus();
  }
  return row;
}

function variantOption({ id, title, available }, asked) {
  return el("option", { value: id, disabled: !available, selected: id === asked }, available ? title : `${title} – ${words.soldOut}`);
}

async function put(id, root) {
  await call(`${root}cart/add.js`, { body: { id, quantity: 1 } });
  // A theme may draw its cart anew.
  document.dispatchEvent(new CustomEvent("shopfloor:cart"));
  return el("span", {}, words.added, " ", link(`${root}cart`, {}, words.cart));
}

function picture(image) {
  const frame = el("span", { class: "picture" });
  const empty = () => frame.replaceChildren(icon("box"));
  const src = webAddress(image);
  if (!src) empty();
  else frame.append(el("img", { src: sized(src), alt: "", loading: "lazy", referrerpolicy: "no-referrer", onerror: empty }));
  return frame;
}

/** Shopify's image server scales by a query; a card needs no more than this. */
function sized(src) {
  const url = new URL(src);
  if (/\/cdn[./]/.test(src)) url.searchParams.set("width", "360");
  return url.href;
}

/** `most` is what the dearest variant costs. */
function money({ amount, most, currency }) {
  try {
    const writing = new Intl.NumberFormat(words.locale, { style: "currency", currency });
    return most ? writing.formatRange(amount, most) : writing.format(amount);
  } catch {
    return `${amount} ${currency}`;
  }
}

function orderCard({ name, status, label, tracking = [], steps = [] }) {
  const head = el("div", { class: "order-head" }, icon("box"), el("b", {}, `${words.order} ${name}`));
  // An answer of an earlier release has no words for its status.
  head.append(el("span", { class: "status" }, label || String(status).replaceAll("_", " ")));
  const way = steps.length && el("ol", { class: "steps" }, ...steps.map(step));
  return el("div", { class: "card order" }, head, way, ...tracking.map(parcel));
}

function step({ name, done, at }) {
  const day = at && new Date(at).toLocaleDateString(words.locale, { day: "numeric", month: "short" });
  return el("li", { class: done ? "done" : "" }, name, el("time", {}, day));
}

function parcel({ company, number, url }) {
  const text = el("span", {}, company, " ", number && el("code", {}, number));
  const whole = [words.track, company, number].filter(Boolean).join(" ");
  return el("div", { class: "parcel" }, text, webAddress(url) && link(url, { class: "track", "aria-label": whole }, words.track));
}
