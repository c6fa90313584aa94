/** Building the page from text nodes and a short list of elements; nothing here parses markup. */

const ICONS = {
  menu: "M5 7h14M5 12h14M5 17h14",
  close: "M6 6l12 12M18 6L6 18",
  send: "M5 12h13M12 5.5l6.5 6.5-6.5 6.5",
  thumb: "M8 11v8H4v-8h4Zm0 0 3-6c2 0 3 1 2 5h5c1 0 2 1 2 2l-2 6c0 1-1 1-2 1H8",
  box: "M4 8l8-4 8 4v8l-8 4-8-4V8Zm0 0 8 4m0 0 8-4m-8 4v8",
};

/** el("a", {class: "x", href, onclick}, "text", node): what is empty is left out. */
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") node.addEventListener(name.slice(2), value);
    else if (value !== false && value != null) node.setAttribute(name, value);
  }
  node.append(...children.filter(Boolean));
  return node;
}

export function button(text, kind, onclick) {
  return el("button", { type: "button", class: kind, onclick }, text);
}

export function icon(name) {
  return customElements.get("shopfloor-chat").icon(ICONS[name]);
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

const INLINE = /(\*\*[^*\n]+\*\*|https?:\/\/[^\s<>"]+[^\s<>"'.,;:!?)\]])/;

/** The words of one line: **strong** and web addresses, everything else as text. */
function inline(line) {
  // What a pattern in brackets splits by stands at every second place.
  return line.split(INLINE).map((part, at) => (at % 2 ? marked(part) : part));
}

function marked(part) {
  return part[0] === "*" ? el("strong", {}, part.slice(2, -2)) : link(part, { title: part }, shortened(part));
}

/** An answer as paragraphs and bulleted lists. */
export function prose(text) {
  const blocks = [];
  for (const line of String(text).split("\n")) {
    const item = line.match(/^\s*[-•*]\s+(.*)/);
    const last = blocks.at(-1);
    if (item) {
      // Its words may run the other way than the page.
      const list = last?.localName === "ul" ? last : el("ul", { dir: "auto" });
      if (list !== last) blocks.push(list);
      list.append(el("li", {}, ...inline(item[1])));
    } else if (!line.trim()) blocks.push(null);
    else if (last?.localName === "p") last.append(el("br"), ...inline(line));
    else blocks.push(el("p", {}, ...inline(line)));
  }
  return blocks.filter(Boolean);
}
