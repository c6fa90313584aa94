/** Everything the chat asks of the app, and the little it remembers between pages. */

const UNTOLD_WAIT = 30; // seconds, where Retry-After cannot be read from another origin

/** The app refused or could not be reached. `detail` may be shown; `status` 0 means that nothing came back;
    `wait` is in seconds. */
export class Refusal extends Error {
  constructor(status, code, detail, wait = 0) {
    super(code);
    Object.assign(this, { status, code, detail, wait });
  }

  /** Asking the same again would be refused again. */
  get stands() {
    return this.status >= 400 && this.status < 500 && !this.wait;
  }
}

export class Client {
  constructor(settings) {
    this.settings = settings;
    this.key = `shopfloor:${settings.shop}`;
    this.session = this.recall();
  }

  /** A new conversation: through the shop's own proxy, which knows who is signed in, else as a stranger. */
  async begin() {
    const { app, proxy, shop, customer } = this.settings;
    const about = { visitor: this.visitor(), timezone: Intl.DateTimeFormat().resolvedOptions().timeZone };
    const session = await call(`${proxy}/session`, { body: about }).catch(() =>
      call(`${app}/chat/session`, { body: { shop, ...about } }),
    );
    this.remember({ ...session, customer });
    return session;
  }

  conversation() {
    return this.ask("conversation");
  }

  rate(message, helpful) {
    return this.ask("feedback", { message, helpful });
  }

  handOver(answer) {
    return this.ask("handoff", answer);
  }

  identify(proof) {
    return this.ask("identify", proof);
  }

  /** Send a message; `onDelta` gets the answer's words as they are written. Return the envelope. */
  async send(text, onDelta) {
    const page = { url: location.origin + location.pathname, product_id: this.settings.product || undefined };
    const response = await request(`${this.settings.app}/chat/messages`, {
      body: { text, page },
      token: this.session.token,
      accept: "text/event-stream, application/json;q=0.5",
    });
    const streamed = response.headers.get("Content-Type")?.startsWith("text/event-stream");
    return streamed ? readAnswer(response.body, onDelta) : readJson(response);
  }

  /** Hear what happens after the message `last`: `tell(event, data)` for each, until the line ends or is hung up. */
  async listen(last, tell, signal) {
    const { token } = this.session;
    const response = await request(`${this.settings.app}/chat/events`, { token, accept: "text/event-stream", last, signal });
    for await (const { event, data } of events(response.body)) tell(event, data);
  }

  ask(what, body) {
    return call(`${this.settings.app}/chat/${what}`, { body, token: this.session?.token });
  }

  /** The running session, unless it has expired or somebody has signed in or out since. */
  recall() {
    const kept = JSON.parse(read(this.key) || "null");
    if (!kept?.token || Date.parse(kept.expires) <= Date.now()) return null;
    return fingerprint(this.settings.customer) === kept.signed ? kept : null;
  }

  remember({ token, conversation, expires_at: expires, greeting, suggestions, customer }) {
    this.session = { token, conversation, expires, greeting, suggestions, signed: fingerprint(customer) };
    write(this.key, JSON.stringify(this.session));
  }

  forget() {
    this.session = null;
    write(this.key, "null");
  }

  visitor() {
    const kept = read(`${this.key}:visitor`) || crypto.randomUUID();
    write(`${this.key}:visitor`, kept);
    return kept;
  }
}

/** Storage may be switched off; the chat then lasts as long as the page. */
function read(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key, value) {
  try {
    localStorage.setItem(key, value);
  } catch {
    // As above.
  }
}

/** Tells two customers apart without keeping who they are. */
function fingerprint(customer) {
  if (customer == null || customer === "") return "";
  let hash = 0;
  for (const character of String(customer)) hash = (hash * 31 + character.charCodeAt(0)) >>> 0;
  return (hash % 65521).toString(36);
}

async function call(url, options) {
  return readJson(await request(url, options));
}

async function request(url, { body, token, accept = "application/json", last, signal }) {
  const headers = { Accept: accept };
  if (body) headers["Content-Type"] = "application/json";
  if (token) headers.Authorization = `Bearer ${token}`;
  if (last) headers["Last-Event-ID"] = last;
  const method = body ? "POST" : "GET";
  const response = await fetch(url, { method, headers, signal, body: body && JSON.stringify(body) }).catch(() => {
    throw new Refusal(0, "unreachable", "");
  });
  if (response.ok) return response;
  const said = await response.json().catch(() => ({}));
  const wait = response.status === 429 ? Number(response.headers.get("Retry-After")) || UNTOLD_WAIT : 0;
  throw new Refusal(response.status, said.error || "refused", said.detail || "", wait);
}

async function readJson(response) {
  if (response.status === 204) return {};
  return response.json().catch(() => {
    throw new Refusal(response.status, "not_json", "");
  });
}

async function readAnswer(stream, onDelta) {
  let envelope = null;
  try {
    for await (const { event, data } of events(stream)) {
      if (event === "delta") onDelta(data.text);
      else if (event === "message") envelope = data;
      else if (event === "error") throw new Refusal(503, data.error, data.detail || "");
      else if (event === "done") break;
    }
  } catch (error) {
    if (!envelope) throw error instanceof Refusal ? error : new Refusal(0, "interrupted", "");
  }
  if (envelope) return envelope;
  throw new Refusal(0, "interrupted", "");
}

/** Server-sent events: blocks of "event:" and "data:" lines, one JSON value each. */
async function* events(stream) {
  const reader = stream.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    const blocks = (rest + value).split(/\r?\n\r?\n/);
    rest = blocks.pop();
    for (const block of blocks) {
      const parsed = readEvent(block);
      if (parsed) yield parsed;
    }
  }
}

function readEvent(block) {
  const fields = block.split(/\r?\n/).map((line) => line.match(/^(\w+): ?(.*)/) || []);
  const data = fields.filter(([, name]) => name === "data").map(([, , value]) => value);
  if (!data.length) return null;
  const event = fields.find(([, name]) => name === "event")?.[2] || "message";
  return { event, data: JSON.parse(data.join("\n")) };
}
