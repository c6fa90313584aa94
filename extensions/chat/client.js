/** Everything the chat asks of the app, and the little it remembers between pages. */

const UNTOLD_WAIT = 30; // seconds, where Retry-After cannot be read from another origin
const LONGEST_ANSWER = 9e4; // milliseconds after which nothing more is waited for

/** The app refused or could not be reached. `detail` may be shown; `status` 0 means that nothing came back;
    `wait` is in seconds. */
export class Refusal extends Error {
  constructor(status, code, detail = "", wait = 0) {
    super(code);
    Object.assign(this, { status, code, detail, wait });
  }

  /** Asking the same again would be refused again. */
  get stands() {
    return this.status >= 400 && this.status < 500 && !this.wait;
  }

  /** The token has expired, or its conversation is gone. */
  get over() {
    return this.status === 401 || this.status === 404;
  }
}

export class Client {
  /** `host.memory(name)` recalls and `host.memory(name, text)` remembers, beyond this page. */
  constructor(settings, host) {
    Object.assign(this, { settings, host });
    this.session = this.recall();
  }

  /** A new conversation: through the shop's own proxy, which knows who is signed in, else as a stranger. */
  async begin() {
    const { app, proxy, shop, customer, locale } = this.settings;
    const about = { visitor: this.host.visitor(), locale, timezone: Intl.DateTimeFormat().resolvedOptions().timeZone };
    const session = await call(`${proxy}/session`, { body: about }).catch((refusal) => {
      if (!app) throw refusal;
      return call(`${app}/chat/session`, { body: { shop, ...about } });
    });
    // A shopper's clock may be wrong by years, and is right about what has gone by.
    this.session = { ...session, signed: fingerprint(customer), until: Date.now() + session.lasts * 1000 };
    this.keep();
    return session;
  }

  /** The chat is gone from the app, and all that the page knew of it from the page. */
  async erase() {
    await this.ask("erase", {});
    this.forget();
    this.host.memory("visitor", "");
  }

  /** Send a message, by whose id the app knows it again; `onDelta` gets the answer's words as they are written. Return the envelope. */
  async send({ text, id }, onDelta) {
    const page = { url: location.origin + location.pathname, product_id: this.settings.product || undefined };
    const response = await request(`${this.home}messages`, {
      body: { text, id, page },
      token: this.session.token,
      accept: "text/event-stream, application/json;q=0.5",
    });
    const streamed = response.headers.get("Content-Type")?.startsWith("text/event-stream");
    return streamed ? readAnswer(response.body, onDelta) : readJson(response);
  }

  /** Hear what happens after the message `last`: `tell(event, data)` for each, until the line ends or is hung up. */
  async listen(last, tell, signal) {
    const { token } = this.session;
    const response = await request(`${this.home}events`, { token, accept: "text/event-stream", last, signal });
    for await (const { event, data } of events(response.body)) tell(event, data);
  }

  /** Where the app is: told with the session, where the page does not say it. */
  get home() {
    return `${this.settings.app || this.session?.app}/chat/`;
  }

  /** A question with a body changes something. */
  ask(what, body) {
    return call(this.home + what, { body, token: this.session?.token });
  }

  /** The running session, unless it has expired or somebody has signed in or out since. */
  recall() {
    const kept = this.host.running();
    return kept && fingerprint(this.settings.customer) === kept.signed ? kept : null;
  }

  /** Tell the cart once that the chat was used, by an id that means nothing to anybody else. */
  async attribute() {
    const { root } = this.settings;
    if (!root || this.session.told) return;
    this.session.told = true;
    this.keep();
    await call(`${root}cart/update.js`, { body: { attributes: { _shopfloor_chat: this.session.conversation.id } } }).catch(() => {});
  }

  forget() {
    this.session = null;
    this.keep();
  }

  keep() {
    this.host.memory("session", json(this.session));
  }
}

/** Tells two customers apart, in 48 bits, without keeping who they are. */
function fingerprint(customer) {
  return [...String(customer ?? "")].reduce((hash, character) => (hash * 31 + character.charCodeAt(0)) % 0xffffffffffc5, 0);
}

export async function call(url, options) {
  return readJson(await request(url, options));
}

/** The value as it is, where a script of the page's has given texts or arrays a toJSON of their own. */
function json(value) {
  return JSON.stringify(value, function (name) {
    return this[name];
  });
}

async function request(url, { body, token, accept = "application/json", last, signal = AbortSignal.timeout(LONGEST_ANSWER) } = {}) {
  const headers = { Accept: accept };
  if (body) headers["Content-Type"] = "application/json";
  if (token) headers.Authorization = `Bearer ${token}`;
  if (last) headers["Last-Event-ID"] = last;
  const method = body ? "POST" : "GET";
  const response = await fetch(url, { method, headers, signal, body: body && json(body) }).catch(() => {
    throw new Refusal(0, "unreachable");
  });
  if (response.ok) return response;
  const said = await response.json().catch(() => ({}));
  const wait = response.status === 429 ? Number(response.headers.get("Retry-After")) || UNTOLD_WAIT : 0;
  throw new Refusal(response.status, said.error || "refused", said.detail || said.description, wait);
}

async function readJson(response) {
  if (response.status === 204) return {};
  return response.json().catch(() => {
    throw new Refusal(response.status, "not_json");
  });
}

async function readAnswer(stream, onDelta) {
  try {
    for await (const { event, data } of events(stream)) {
      if (event === "delta") onDelta(data.text);
      if (event === "message") return data;
      if (event === "error") throw new Refusal(503, data.error, data.detail);
    }
  } catch (error) {
    if (error instanceof Refusal) throw error;
  }
  throw new Refusal(0, "interrupted");
}

/** Server-sent events as the app writes them: an "event:" line, and one of "data:" with a JSON value. */
async function* events(stream) {
  const reader = stream.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    const blocks = (rest + value).split("\n\n");
    rest = blocks.pop();
    for (const block of blocks) {
      const [, event, data] = block.match(/^event: (.*)\ndata: (.*)/m) ?? [];
      if (event) yield { event, data: JSON.parse(data) };
    }
  }
}
