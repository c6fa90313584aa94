/** What must outlive a reload: of this tab, what is half written or on its way; of this browser, what somebody prefers.
 * Where a browser keeps nothing for a frame, it lives as long as the page. */

const memory = new Map();

export function recall(name, where = "sessionStorage") {
  try {
    return JSON.parse(window[where].getItem(name));
  } catch {
    return memory.get(name) ?? null;
  }
}

export function keep(name, value, where = "sessionStorage") {
  memory.set(name, value);
  try {
    if (value === null) window[where].removeItem(name);
    else window[where].setItem(name, JSON.stringify(value));
  } catch {
    /* The copy in memory has to do. */
  }
}
