/** What the store's texts state twice and differently, and what shoppers asked that none of them says. */

import { ask } from "./api.js";
import { ago, button, count, el, notice, outward, place } from "./dom.js";

const KINDS = { texts: "In no policy, page or article", unsold: "Not found among your products" };

export async function showTexts() {
  try {
    const { contradictions, gaps } = await ask("texts");
    place("contradictions", ...(contradictions.length ? contradictions.map(contradiction) : [none("No two texts of yours contradict each other.")]));
    place("gaps", gaps.length ? el("ul", { class: "requests" }, ...gaps.map(gap)) : none("Every question so far was answered."));
  } catch (error) {
    place("contradictions", notice("bad", error.message, button("Try again", showTexts)));
  }
}

function none(words) {
  return el("p", { class: "empty" }, words);
}

function contradiction({ topic, statements }) {
  const lines = statements.map(({ text, title, url }) => el("li", {}, el("q", {}, text), " ", el("span", { class: "quiet" }, outward(url, title || url))));
  return el("div", { class: "notice warn" }, el("p", {}, el("b", {}, sentence(topic))), el("ul", {}, ...lines));
}

function gap({ question, kind, product, times, last_at: last }) {
  const head = el("p", { class: "head" }, el("b", {}, question), el("span", { class: "badge" }, count(times, "time")));
  const about = product ? `Not said of ${product}` : KINDS[kind] || kind;
  const write = el("a", { class: "button", href: `/admin/knowledge/answer?${new URLSearchParams({ question, product })}` }, "Write the answer");
  return el("li", {}, head, el("p", { class: "quiet" }, `${about}. Last asked `, ago(last), "."), write);
}

function sentence(words) {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
