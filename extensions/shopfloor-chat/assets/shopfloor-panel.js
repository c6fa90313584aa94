/** The chat itself: what is shown when, and what happens when the shopper does something. */

import { consentAsk, emailAsk, identifyAsk } from "./shopfloor-asks.js";
import { Client } from "./shopfloor-client.js";
import { el, icon } from "./shopfloor-dom.js";
import { growingMessage, message, shopperMessage, suggestionChips } from "./shopfloor-messages.js";
import { STYLE } from "./shopfloor-style.js";
import { words } from "./shopfloor-words.js";

const WITH_PEOPLE = new Set(["handed_off", "with_human"]);
const AGENT_GONE = new Set(["handed_off", "with_human", "closed"]);
const POLL = 4000; // milliseconds between looks for a staff member's reply
const LONGEST = 2000; // characters of one message

export class Panel {
  constructor(host, settings) {
    this.host = host;
    this.settings = settings;
    this.client = new Client(settings);
    this.state = "open";
    this.unsent = new Map();
    this.build(host.shadowRoot);
    this.watch();
  }

  open(focus) {
    this.root.hidden = false;
    this.started ??= this.start();
    this.started.then(() => this.poll());
    if (focus) this.focusInput();
    this.scroll();
  }

  close() {
    this.root.hidden = true;
    clearTimeout(this.timer);
    this.host.closed();
  }

  // What is on the screen

  build(root) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    this.list = el("ol", { class: "messages", "aria-label": words.log, role: "list" });
    this.below = el("div", { class: "below" });
    this.log = el("div", { class: "log", tabindex: "0", role: "region", "aria-label": words.log }, this.list, this.below);
    this.live = el("div", { class: "unseen", "aria-live": "polite" });
    this.foot = el("div", { class: "foot" });
    this.root = el("section", { class: "panel", role: "dialog", "aria-labelledby": "title" }, this.header());
    this.root.append(this.log, this.foot, this.live);
    this.composer = this.buildComposer();
    root.append(this.root);
    this.showState("open");
  }

  header() {
    const close = el("button", { type: "button", class: "icon", "aria-label": words.close, onclick: () => this.close() }, icon("close"));
    const title = el("div", {}, el("h2", { id: "title" }, words.title), el("p", {}, words.subtitle));
    return el("header", {}, title, close);
  }

  buildComposer() {
    this.input = el("textarea", { rows: "1", placeholder: words.placeholder, "aria-label": words.input, maxlength: LONGEST, enterkeyhint: "send" });
    this.button = el("button", { type: "submit", class: "send", "aria-label": words.send }, icon("send"));
    const form = el("form", { class: "composer", onsubmit: (event) => this.submit(event) }, this.input, this.button);
    this.input.addEventListener("input", () => this.fitInput());
    this.input.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing) this.submit(event);
    });
    return el("div", {}, form, el("p", { class: "note" }, words.note));
  }

  watch() {
    this.root.addEventListener("keydown", (event) => event.key === "Escape" && this.close());
    addEventListener("online", () => [...this.unsent.values()].forEach((retry) => retry()));
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && this.poll(0));
    // A phone's keyboard shrinks what can be seen, not the page.
    const fit = () => this.root.style.setProperty("--seen", `${visualViewport.height}px`);
    globalThis.visualViewport?.addEventListener("resize", fit);
  }

  fitInput() {
    this.input.style.height = "auto";
    this.input.style.height = `${Math.min(this.input.scrollHeight, 120)}px`;
  }

  focusInput() {
    (this.foot.querySelector("textarea, button") || this.log).focus();
  }

  scroll() {
    this.log.scrollTop = this.log.scrollHeight;
  }

  show(node) {
    this.list.append(node);
    this.scroll();
  }

  // A conversation's beginning

  async start() {
    this.busy(true);
    try {
      if (!this.client.session) await this.begin();
      else await this.resume();
    } catch (refusal) {
      this.startFailed(refusal);
    }
    this.busy(false);
  }

  async begin() {
    await this.client.begin();
    this.clear();
    this.offer(this.client.session.suggestions);
    this.showState("open");
  }

  async resume() {
    try {
      await this.refresh();
    } catch (refusal) {
      if (refusal.status !== 401 && refusal.status !== 404) throw refusal;
      await this.begin();
    }
  }

  startFailed({ detail }) {
    this.started = undefined;
    const again = el("button", { type: "button", class: "secondary", onclick: () => (this.started = this.start()) }, words.retry);
    this.below.replaceChildren(el("div", { class: "ask" }, el("p", { role: "alert" }, detail || words.unreachable), again));
  }

  async startNew() {
    this.client.forget();
    this.started = this.start();
    await this.started;
    this.focusInput();
  }

  clear() {
    const { greeting } = this.client.session;
    this.list.replaceChildren();
    this.below.replaceChildren();
    this.seen = null;
    if (greeting) this.show(message({ author: "agent", text: greeting }, this.settings));
  }

  /** Take the conversation as the app has it; draw it again only when something is new. */
  async refresh() {
    const { conversation, messages } = await this.client.conversation();
    const ids = messages.map(({ id }) => id);
    if (this.seen?.join() !== ids.join()) this.redraw(messages, new Set(this.seen || ids));
    this.seen = ids;
    if (conversation.state === this.state && this.below.childElementCount) return;
    this.showState(conversation.state);
    if (!messages.length) this.offer(this.client.session.suggestions);
  }

  redraw(messages, known) {
    this.clear();
    const greeted = messages[0]?.author === "agent" && messages[0].text === this.client.session.greeting;
    if (greeted) this.list.replaceChildren();
    for (const given of messages) this.show(this.draw(given));
    for (const bubble of this.unsent.keys()) this.show(bubble.node);
    const last = messages.at(-1);
    if (last && !known.has(last.id)) this.announce(last);
    this.offer(last?.suggestions);
  }

  draw(given) {
    return message(given, { locale: this.settings.locale, rate: (id, helpful) => this.rate(id, helpful) });
  }

  announce({ author_name: name, text }) {
    this.live.replaceChildren(el("p", {}, `${name || words.assistant}: ${text}`));
  }

  // Sending

  submit(event) {
    event.preventDefault();
    const text = this.input.value.trim();
    if (!text || this.waiting) return;
    this.input.value = "";
    this.fitInput();
    this.say(text);
  }

  async say(text) {
    await this.started;
    const bubble = shopperMessage(text);
    this.show(bubble.node);
    await this.deliver(bubble);
  }

  async deliver(bubble) {
    if (this.waiting) return;
    this.unsent.delete(bubble);
    bubble.sending();
    this.below.replaceChildren();
    const growing = growingMessage();
    this.show(growing.node);
    this.live.textContent = words.writing;
    this.busy(true);
    try {
      const envelope = await this.send(bubble.text, (delta) => (growing.add(delta), this.scroll()));
      growing.node.remove();
      this.receive(envelope);
    } catch (refusal) {
      growing.node.remove();
      await this.sendFailed(bubble, refusal);
    }
    this.busy(false);
  }

  /** Send, once more in a new conversation if the old one is over. */
  async send(text, onDelta) {
    try {
      if (!this.client.session) await this.client.begin();
      return await this.client.send(text, onDelta);
    } catch (refusal) {
      if (refusal.status !== 401) throw refusal;
      await this.client.begin();
      return this.client.send(text, onDelta);
    }
  }

  async sendFailed(bubble, { status, code, detail }) {
    if (status === 409) return this.refresh().catch(() => {});
    this.live.textContent = "";
    const retry = () => this.deliver(bubble);
    this.unsent.set(bubble, retry);
    const cut = code === "interrupted" ? words.interrupted : "";
    bubble.failed(navigator.onLine ? detail || cut : words.offline, retry);
    this.scroll();
  }

  busy(waiting) {
    this.waiting = waiting;
    this.button.disabled = waiting;
    this.log.setAttribute("aria-busy", String(waiting));
  }

  // What the app answers

  receive({ message: given, outcome, conversation }) {
    if (given) {
      this.show(this.draw(given));
      this.announce(given);
    }
    this.showState(conversation.state, outcome);
    this.offer(given?.suggestions);
    this.poll();
  }

  showState(state, outcome) {
    this.state = state;
    this.below.replaceChildren();
    const ask = this.askFor(state, outcome);
    if (ask) this.below.append(ask);
    this.foot.replaceChildren(AGENT_GONE.has(state) ? this.closing(state) : this.composer);
    this.scroll();
  }

  askFor(state, outcome) {
    if (AGENT_GONE.has(state)) return null;
    if (state === "awaiting_email") return emailAsk((email) => this.act(() => this.client.handOver({ consent: true, email })));
    if (outcome === "verify_identity") return identifyAsk((proof) => this.act(() => this.client.identify(proof)));
    if (state === "offered" || outcome === "handoff_offered")
      return consentAsk((consent) => this.act(() => this.client.handOver({ consent })));
    return null;
  }

  closing(state) {
    const again = el("button", { type: "button", class: "secondary", onclick: () => this.startNew() }, words.startNew);
    return el("div", { class: "closing" }, el("p", {}, words[state]), again);
  }

  offer(suggestions) {
    if (!suggestions?.length || AGENT_GONE.has(this.state) || this.below.querySelector(".ask")) return;
    this.below.replaceChildren(suggestionChips(suggestions, (text) => !this.waiting && this.say(text)));
    this.scroll();
  }

  /** Do what a form asked; return a sentence when it went wrong. */
  async act(what) {
    try {
      this.receive(await what());
      this.focusInput();
      return "";
    } catch ({ status, detail }) {
      return detail || (status === 0 ? words.unreachable : words.failed);
    }
  }

  async rate(id, helpful) {
    return this.client.rate(id, helpful).then(
      () => true,
      () => false,
    );
  }

  /** Look for replies as long as people may answer and somebody is looking. */
  poll(delay = POLL) {
    clearTimeout(this.timer);
    if (this.root.hidden || document.hidden || !WITH_PEOPLE.has(this.state)) return;
    this.timer = setTimeout(async () => {
      await this.refresh().catch(() => {});
      this.poll();
    }, delay);
  }
}
