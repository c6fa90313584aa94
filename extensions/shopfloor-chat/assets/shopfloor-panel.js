/** The chat: what happens when the shopper does something. */

import { consentAsk, emailAsk, identifyAsk } from "./shopfloor-asks.js";
import { Client } from "./shopfloor-client.js";
import { el } from "./shopfloor-dom.js";
import { growingMessage, message, retryButton, shopperMessage, suggestionChips } from "./shopfloor-messages.js";
import { Screen } from "./shopfloor-screen.js";
import { words } from "./shopfloor-words.js";

const WITH_PEOPLE = new Set(["handed_off", "with_human"]);
const OVER = new Set([401, 404]); // the token has expired, or its conversation is gone
const RATED = new Set(["answered", "not_supported"]);
const POLL = 4000; // milliseconds between looks for a staff member's reply

export class Panel {
  constructor(host, settings) {
    this.host = host;
    this.settings = settings;
    this.client = new Client(settings);
    this.screen = new Screen(host.shadowRoot, { send: (text) => this.say(text), close: () => this.close() });
    this.unsent = new Map();
    addEventListener("online", () => this.unsent.forEach((retry) => retry()));
    document.addEventListener("visibilitychange", () => this.poll(0));
  }

  open(focus) {
    this.screen.hidden = false;
    if (this.started) this.poll(0);
    else this.started = this.start();
    if (focus) this.screen.focus();
    this.screen.scroll();
  }

  close() {
    this.screen.hidden = true;
    clearTimeout(this.timer);
    this.host.closed();
  }

  // How a conversation begins, or goes on

  async start() {
    try {
      await (this.client.session ? this.resume() : this.begin());
      // Only now is it known whether people may answer.
      this.poll();
    } catch (refusal) {
      this.startFailed(refusal);
    }
  }

  async begin() {
    const { greeting, suggestions } = await this.client.begin();
    this.known = null;
    this.screen.clear(greeting);
    this.showState("open", { suggestions });
  }

  async resume() {
    try {
      await this.refresh();
    } catch (refusal) {
      if (!OVER.has(refusal.status)) throw refusal;
      await this.begin();
    }
  }

  startFailed(refusal) {
    if (this.leave(refusal)) return;
    this.started = undefined;
    const again = retryButton(refusal, "secondary", () => (this.started = this.start()));
    const why = el("p", { role: "alert" }, refusal.detail || words.unreachable);
    this.screen.ask(el("div", { class: "ask" }, why, again));
  }

  /** A shop without the app has no chat, and shoppers need not know why. */
  leave({ code }) {
    if (code !== "store_not_found") return false;
    this.screen.hidden = true;
    this.host.leave();
    return true;
  }

  async startNew() {
    this.client.forget();
    this.started = this.start();
    await this.started;
    this.screen.focus();
  }

  /** Show the conversation as the app has it; draw it again only when something is new. */
  async refresh() {
    const { conversation, messages } = await this.client.conversation();
    const ids = messages.map(({ id }) => id).join();
    if (this.known === ids && this.state === conversation.state) return;
    const news = this.known !== undefined && this.known !== null && this.known !== ids;
    this.known = ids;
    this.redraw(messages);
    if (news) this.announce(messages.at(-1));
    this.showState(conversation.state, messages.at(-1) || this.client.session);
  }

  redraw(messages) {
    const { greeting } = this.client.session;
    const greeted = messages[0]?.author === "agent" && messages[0].text === greeting;
    this.screen.clear(greeted ? "" : greeting);
    for (const given of messages) this.screen.show(this.draw(given, RATED.has(given.outcome)));
    for (const bubble of this.unsent.keys()) this.screen.show(bubble.node);
  }

  draw(given, rated = false) {
    const rate = rated && ((id, helpful) => this.client.rate(id, helpful));
    return message(given, { locale: this.settings.locale, rate });
  }

  announce({ author_name: name, text }) {
    this.screen.announce(`${name || words.assistant}: ${text}`);
  }

  // What the shopper says

  async say(text) {
    this.asked = text;
    this.screen.busy(true);
    await this.started;
    const bubble = shopperMessage(text);
    this.screen.show(bubble.node);
    await this.deliver(bubble);
  }

  async deliver(bubble) {
    this.unsent.delete(bubble);
    bubble.sending();
    const growing = growingMessage();
    this.expect(growing);
    try {
      this.receive(await this.send(bubble.text, growing));
    } catch (refusal) {
      this.sendFailed(bubble, refusal);
    }
    growing.node.remove();
    this.screen.busy(false);
  }

  expect(growing) {
    this.screen.ask(null);
    this.screen.show(growing.node);
    this.screen.announce(words.writing);
    this.screen.busy(true);
  }

  /** Send, and once more in a new conversation if the old one is over. */
  async send(text, growing) {
    const write = (words) => {
      growing.add(words);
      this.screen.scroll();
    };
    try {
      if (!this.client.session) await this.client.begin();
      return await this.client.send(text, write);
    } catch (refusal) {
      if (!OVER.has(refusal.status)) throw refusal;
      await this.client.begin();
      return this.client.send(text, write);
    }
  }

  sendFailed(bubble, refusal) {
    if (this.leave(refusal)) return;
    const { code, detail, stands, wait } = refusal;
    const retry = () => stands || this.screen.waiting || this.deliver(bubble);
    const calm = () => this.unsent.get(bubble) === retry && bubble.failed("", again);
    const again = retryButton(refusal, "text-button", retry, calm);
    if (wait) this.tellOnce(calm);
    const why = code === "interrupted" ? words.interrupted : detail;
    this.unsent.set(bubble, retry);
    bubble.failed(navigator.onLine ? why : words.offline, again);
  }

  /** Only the newest of several messages that came too fast says so. */
  tellOnce(calm) {
    this.calmLast?.();
    this.calmLast = calm;
  }

  // What the app answers

  receive({ message: given, outcome, conversation }) {
    // While people have the conversation, not every line is answered.
    const node = given?.text && this.draw(given, RATED.has(outcome));
    if (node) {
      this.screen.show(node);
      this.announce(given);
    }
    this.known = null;
    this.showState(conversation.state, { outcome, suggestions: given?.suggestions });
    if (node) this.screen.reveal(node);
    this.poll();
  }

  showState(state, { outcome, suggestions }) {
    this.state = state;
    this.screen.closeInput(state === "closed" ? this.closing(state) : null);
    if (WITH_PEOPLE.has(state)) this.screen.ask(this.closing(state));
    else this.screen.ask(state === "closed" ? null : this.askFor(state, outcome) || this.chips(suggestions));
  }

  askFor(state, outcome) {
    const handOver = (answer) => this.act(() => this.client.handOver(answer));
    if (state === "awaiting_email") return emailAsk((email) => handOver({ consent: true, email }));
    if (outcome === "verify_identity") return this.orderAsk();
    if (state === "offered" || outcome === "handoff_offered") return consentAsk((consent) => handOver({ consent }));
    return null;
  }

  /** The order's number is there already when the question named it. */
  orderAsk() {
    const [number] = this.asked?.match(/#[\w-]+|\b\d{4,}\b/) || [""];
    return identifyAsk(number, (proof) => this.act(() => this.client.identify(proof)));
  }

  chips(suggestions) {
    if (!suggestions?.length) return null;
    return suggestionChips(suggestions, (text) => this.screen.waiting || this.say(text));
  }

  closing(state) {
    const again = el("button", { type: "button", class: "secondary", onclick: () => this.startNew() }, words.startNew);
    return el("div", { class: "closing" }, el("p", {}, words[state]), again);
  }

  /** Do what a form asked; return the sentence to show when it went wrong, else nothing. */
  async act(ask) {
    try {
      this.receive(await ask());
      this.screen.focus();
      return "";
    } catch (refusal) {
      if (this.leave(refusal)) return "";
      return refusal.detail || (refusal.status ? words.failed : words.unreachable);
    }
  }

  /** Look for replies as long as people may answer and somebody is looking. */
  poll(delay = POLL) {
    clearTimeout(this.timer);
    if (this.screen.hidden || document.hidden || !WITH_PEOPLE.has(this.state)) return;
    this.timer = setTimeout(async () => {
      await this.refresh().catch(() => {});
      this.poll();
    }, delay);
  }
}
