/** Files of ours: Shopify's admin sends no cookie with a link, so they are fetched with a token and handed on. */

import { askPage, refusal } from "./api.js";
import { el } from "./dom.js";

/** Save what a link with `download` leads to, under the name that it gives. Throws a Refusal. */
export async function fetchFile(link) {
  const response = await askPage(link.href);
  if (!response.ok) throw refusal(response, await response.json().catch(() => ({})));
  saveAs(link.download, await response.blob());
}

export function saveAs(name, blob) {
  const address = URL.createObjectURL(blob);
  el("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}
