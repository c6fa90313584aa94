/** Building the page from text nodes and a short list of elements; nothing here parses markup. */

const SVG = "http://www.w3.org/2000/svg";
const ICONS = {
  close: "M6 6l12 12M18 6L6 18",
  send: "M5 12h13M12 5.5l6.5 6.5-6.5 6.5",
  up: "M7.5 11v8H4.5v-8h3Zm0 0 3.6-6.4c1.3 0 2.2 1 2 2.3l-.5 3h4.7c1.2 0 2 1.1 1.7 2.2l-1.4 5.3c-.2.9-1 1.6-2 1.6H7.5",
  down: "M16.5 13V5h3v8h-3Zm0 0-3.6 6.4c-1.3 0-2.2-1-2-2.3l.5-3H6.7c-1.2 0-2-1.1-1.7-2.2l1.4-5.3c.2-.9 1-1.6 2-1.6h8.1",
  box: "M4 8l8-4 8 4v8l-8 4-8-4V8Zm0 0 8 4m0 0 8-4m-8 4v8",
  picture: "M4 6h16v12H4V6Zm0 10 4.5-4.5 3.5 3.5 3-3 5 4.5M15.5 9.5h.01",
};

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

export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}

/** The address if it leads to a web page, else null: no javascript:, data: or mailto: from a record. */
export function webAddress(address) {
  if (!address) return null;
  try {
    const url = new URL(address, location.href);
    return /^https?:$/.test(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

/** A link where there is somewhere to go, else the same words without one. Other sites open beside the shop. */
export function link(address, attributes, ...children) {
  const href = webAddress(address);
  if (!href) return el("span", attributes, ...children);
  const away = new URL(href).origin === location.origin ? {} : { target: "_blank", rel: "noopener" };
  return el("a", { ...attributes, href, ...away }, ...children);
}

const LONGEST_ADDRESS = 30; // characters of an address worth reading

function shortened(address) {
  const plain = address.replace(/^https?:\/\/(www\.)?/, "");
  return plain.length > LONGEST_ADDRESS ? `${plain.slice(0, LONGEST_ADDRESS - 1)}…` : plain;
}

const INLINE = /\*\*([^*\n]+)\*\*|(https?:\/\/[^\s<>"]+[^\s<>"'.,;:!?)\]])/g;

/** The words of one line: **strong** and web addresses, everything else as text. */
function inline(line) {
  const nodes = [];
  let from = 0;
  for (const match of line.matchAll(INLINE)) {
    nodes.push(line.slice(from, match.index));
    nodes.push(match[1] ? el("strong", {}, match[1]) : link(match[2], { title: match[2] }, shortened(match[2])));
    from = match.index + match[0].length;
  }
  nodes.push(line.slice(from));
  return nodes.filter((node) => node !== "");
}

/** An answer as paragraphs and bulleted lists. */
export function prose(text) {
  const blocks = [];
  for (const line of String(text).split("\n")) {
    const item = line.match(/^\s*[-•*]\s+(.*)/);
    const last = blocks.at(-1);
    if (item) {
      const list = last?.localName === "ul" ? last : el("ul");
      if (list !== last) blocks.push(list);
      list.append(el("li", {}, ...inline(item[1])));
    } else if (!line.trim()) blocks.push(null);
    else if (last?.localName === "p") last.append(el("br"), ...inline(line));
    else blocks.push(el("p", {}, ...inline(line)));
  }
  return blocks.filter(Boolean);
}
