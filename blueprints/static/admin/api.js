/** What the page asks of the app, each time with a fresh token from the Shopify admin. */

/** The app refused or could not be reached (status 0); `message` is a sentence for the merchant, `code` the app's word. */
export class Refusal extends Error {
  constructor(message, status = 0, code = "") {
    super(message);
    Object.assign(this, { status, code });
  }
}

const UNREACHABLE = "The app cannot be reached right now.";
const OUTSIDE = "Please open Shopfloor from your Shopify admin.";

export async function ask(path, body) {
  const first = await request(path, body);
  // A token lives for one minute; a page that slept for longer gets one more try.
  const response = first.status === 401 ? await request(path, body) : first;
  const said = await response.json().catch(() => ({}));
  if (response.ok) return said;
  throw refusal(response, said);
}

/** The refusal that an answer of the app tells, of which `said` is the body. */
export function refusal(response, said) {
  const sentence = said.detail || (response.status === 401 ? OUTSIDE : "That did not work. Please try again.");
  return new Refusal(sentence, response.status, said.error);
}

/** Ask for a page of ours with a fresh token; `form` is what a form sends, where one does. */
export async function askPage(address, form) {
  const first = await requestPage(address, form);
  return first.status === 401 ? requestPage(address, form) : first;
}

async function requestPage(address, form) {
  const headers = { Accept: "text/html", Authorization: `Bearer ${await idToken()}` };
  return fetch(address, { method: form ? "POST" : "GET", headers, body: form }).catch(() => {
    throw new Refusal(UNREACHABLE);
  });
}

async function request(path, body) {
  const headers = { Accept: "application/json", Authorization: `Bearer ${await idToken()}` };
  if (body) headers["Content-Type"] = "application/json";
  const sent = { method: body ? "POST" : "GET", headers, body: body && JSON.stringify(body) };
  return fetch(path.startsWith("/") ? path : `/admin/api/${path}`, sent).catch(() => {
    throw new Refusal(UNREACHABLE);
  });
}

/** Open a stream of events. */
export async function open(path) {
  return fetch(`/admin/api/${path}`, { headers: { Accept: "text/event-stream", Authorization: `Bearer ${await idToken()}` } });
}

async function idToken() {
  if (!window.shopify?.idToken) throw new Refusal(OUTSIDE);
  return window.shopify.idToken();
}

/** Leave the admin's frame for a helpdesk's own consent page; `of` is {account}, or {client} for a client brought. */
export async function connect(helpdesk, of) {
  const query = new URLSearchParams({ ...of, id_token: await idToken() });
  window.open(`/connect/${helpdesk}?${query}`, "_top");
}
