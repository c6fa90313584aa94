/** Building the page from text nodes; nothing here parses markup. */

/** el("a", {class: "x", href, onclick}, "text", node): null children are left out. */
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") node.addEventListener(name.slice(2), value);
    else if (value === true) node.setAttribute(name, "");
    else if (value !== false && value != null) node.setAttribute(name, value);
  }
  node.append(...children.filter((child) => child != null));
  return node;
}

export function place(id, ...children) {
  document.getElementById(id).replaceChildren(...children.filter((child) => child != null));
}

/** A link that opens beside the admin, or the same words without one where there is no web address. */
export function outward(address, ...children) {
  const safe = /^https?:\/\//i.test(address || "");
  return safe ? el("a", { href: address, target: "_blank", rel: "noopener" }, ...children) : el("span", {}, ...children);
}

export function notice(kind, sentence, ...more) {
  return el("div", { class: `notice ${kind}`, role: kind === "bad" ? "alert" : null }, el("p", {}, sentence), ...more);
}

export function button(text, onclick, kind = "") {
  return el("button", { type: "button", class: `button ${kind}`, onclick }, text);
}

export function count(number, one, many = `${one}s`) {
  return `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
}

const STEPS = [
  [60, "second", 1],
  [3600, "minute", 60],
  [86400, "hour", 3600],
  [Infinity, "day", 86400],
];

/** "3 minutes ago", with the exact time on hover. */
export function ago(moment) {
  const seconds = (Date.parse(moment) - Date.now()) / 1000;
  const [, unit, length] = STEPS.find(([limit]) => Math.abs(seconds) < limit);
  const words = new Intl.RelativeTimeFormat("en", { numeric: "auto", style: "short" }).format(Math.round(seconds / length), unit);
  return el("time", { datetime: moment, title: new Date(moment).toLocaleString() }, words);
}
