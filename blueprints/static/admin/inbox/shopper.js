/** Who the shopper is, as far as that is proven, with orders that are theirs beyond doubt. */

import { ago, el, outward } from "../dom.js";

const PROOFS = {
  signed_in: ["good", "Signed in to the store"],
  order: ["good", "Has proven an order"],
  typed: ["warn", "Not proven: make sure before you tell anything of an order"],
};

export function shopperCard(shopper) {
  const [kind, words] = PROOFS[shopper.proof];
  const name = shopper.url ? outward(shopper.url, shopper.name || "Customer") : shopper.name || "Unknown";
  const mail = shopper.email ? el("p", {}, shopper.email) : el("p", { class: "quiet" }, "No e-mail address given");
  const orders = shopper.orders.length ? el("ul", { class: "orders" }, ...shopper.orders.map(order)) : el("p", { class: "quiet" }, "No order is proven to be theirs.");
  const earlier = shopper.earlier.length ? el("ul", { class: "earlier" }, ...shopper.earlier.map(talk)) : el("p", { class: "quiet" }, "None.");
  return [el("h2", { dir: "auto" }, name), mail, el("p", { class: `notice ${kind === "warn" ? "warn" : ""}` }, words), el("h3", {}, "Orders"), orders, el("h3", {}, "Earlier conversations"), earlier];
}

function order({ name, url, placed_at: placed, status, total, items, tracking }) {
  const parcels = tracking.map((one) => el("p", { class: "quiet" }, outward(one.url, `${one.company} ${one.number}`.trim())));
  const day = new Date(placed).toLocaleDateString([], { dateStyle: "medium" });
  const head = el("p", {}, outward(url, name), ` · ${total} `, el("span", { class: "badge" }, status.replaceAll("_", " ")));
  return el("li", {}, head, el("p", { class: "quiet" }, `${day} · ${items.join(" · ")}`), ...parcels);
}

function talk({ id, opening, started_at: started }) {
  return el("li", {}, el("a", { href: `#inbox/${id}`, dir: "auto" }, opening), el("p", { class: "quiet" }, ago(started)));
}
