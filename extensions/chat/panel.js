/** The chat: what happens when the shopper does something. */

import { choiceAsk, emailAsk, identifyAsk } from "./asks.js";
import { Client } from "./client.js";
import { button, el } from "./dom.js";
import { hours } from "./hours.js";
import { Line } from "./line.js";
import { showMenu } from "./menu.js";
import { message, retryButton, suggestionChips } from "./messages.js";
import { Screen } from "./screen.js";
import { arrived, say, sendUnsent } from "./sending.js";
import { learn, words } from "./words.js";

const WITH_PEOPLE = new Set(["handed_off", "with_human"]);
const ENDING = { handed_off: "", with_human: words.withHuman, closed: words.closed }; // the assistant speaks no more
const A_DAY = 864e5; // milliseconds; who looks longer than that has turned away in between, which looks again
const RATED = new Set(["answered", "not_supported"]);

export class Panel {
  constructor(host, settings) {
    learn(settings.locale);
    this.host = host;
    this.settings = settings;
    this.client = new Client(settings, host);
    this.screen = new Screen(host.shadowRoot, { send: (text) => say(this, text), close: () => this.close(), menu: () => showMenu(this, this.state in ENDING), avatar: settings.avatar });
    this.unsent = new Map();
    this.sent = new Set();
    this.line = new Line(this.client, this);
    addEventListener("online", () => sendUnsent(this));
    addEventListener("storage", () => this.follow());
    document.addEventListener("visibilitychange", () => this.line.follow());
  }

  open(focus) {
    this.screen.panel.hidden = false;
    if (this.started) this.line.follow();
    else this.started = this.start();
    if (focus) this.screen.focus();
    this.screen.scroll();
  }

  close() {
    this.screen.panel.hidden = true;
    this.line.follow();
    this.host.closed();
  }

  // How a conversation begins, or goes on

  async start() {
    try {
      await (this.client.session ? this.resume() : this.begin());
      this.line.follow();
    } catch (refusal) {
      this.startFailed(refusal);
    }
  }

  async begin() {
    this.line.hangUp();
    const { greeting, suggestions } = await this.client.begin();
    this.drawn = new Set();
    this.last = null;
    this.screen.clear(greeting);
    this.showState("open", { suggestions });
  }

  async resume() {
    try {
      await this.refresh();
    } catch (refusal) {
      if (!refusal.over) throw refusal;
      await this.begin();
    }
  }

  /** Another tab has begun a chat anew: this one was deleted there, or left. */
  follow() {
    const { client } = this;
    const kept = client.recall();
    if (!kept || !client.session || kept.token === client.session.token) return;
    client.session = kept;
    this.line.hangUp();
    this.drawn = this.last = null;
    this.started = this.start();
  }

  startFailed(refusal) {
    if (this.leave(refusal)) return;
    this.showHead();
    this.started = undefined;
    const again = retryButton(refusal, () => (this.started = this.start()));
    const why = el("p", { role: "alert" }, refusal.detail || words.unreachable);
    this.screen.ask(el("div", { class: "ask" }, why, again));
  }

  /** A shop without the app has no chat, and shoppers need not know why. */
  leave({ code }) {
    if (code !== "store_not_found") return false;
    this.screen.panel.hidden = true;
    this.host.leave();
    return true;
  }

  async startNew() {
    this.client.forget();
    this.started = this.start();
    await this.started;
    this.screen.focus();
  }

  /** Show the conversation as the app has it. */
  async refresh() {
    const { conversation, messages, team } = await this.client.ask("conversation");
    await this.sending;
    this.client.session.team = team;
    const again = this.drawn;
    if (!again) this.drawFirst(messages);
    const news = this.take(messages);
    if (again && news) this.announce(news);
    if (news || this.state !== conversation.state)
      this.showState(conversation.state, messages.at(-1) || this.client.session);
    else this.showHead();
  }

  drawFirst([first]) {
    const { greeting } = this.client.session;
    this.drawn = new Set();
    this.screen.clear(first?.author === "agent" && first.text === greeting ? "" : greeting);
    for (const bubble of this.unsent.keys()) this.screen.show(bubble.node);
  }

  /** Show what is not there yet, and return the last of it. What was sent from here has its bubble already. */
  take(messages) {
    let news;
    for (const given of messages) {
      this.last = given.id;
      if (this.drawn.has(given.id)) continue;
      this.drawn.add(given.id);
      const own = given.author === "shopper" && [...this.sent].find(({ text }) => text === given.text);
      if (own) arrived(this, own);
      else this.screen.show(this.draw((news = given), RATED.has(given.outcome)));
    }
    this.screen.dots.remove();
    return news;
  }

  draw(given, rated = false) {
    const rate = rated && ((id, helpful) => this.client.ask("feedback", { message: id, helpful }));
    return message(given, { settings: this.settings, rate });
  }

  announce({ author_name: name, text }) {
    this.screen.announce(`${name || words.assistant}: ${text}`);
  }

  /** A new conversation under what is shown of the old one. */
  async beginAgain() {
    this.line.hangUp();
    this.last = null;
    await this.client.begin();
    this.drawn = new Set();
  }

  // What the app answers

  /** `heard` is what a button left of the shopper's. What came live already stands there. */
  receive({ message: given, heard, outcome, conversation }) {
    if (heard) this.showOnce(heard);
    // While people have the conversation, not every line is answered.
    const node = given?.text && this.showOnce(given, RATED.has(outcome));
    if (node) this.announce(given);
    this.showState(conversation.state, { outcome, suggestions: given?.suggestions });
    if (node) this.screen.reveal(node);
    this.line.follow();
    this.client.attribute();
  }

  /** Return what was drawn, nothing where it stands there already. */
  showOnce(given, rated) {
    if (this.drawn?.has(given.id)) return null;
    this.drawn?.add(given.id);
    const node = this.draw(given, rated);
    this.screen.show(node);
    return node;
  }

  showState(state, { outcome, suggestions }) {
    Object.assign(this, { state, menu: false, offered: { outcome, suggestions } });
    this.screen.meant(WITH_PEOPLE.has(state));
    this.showHead();
    const closed = state === "closed";
    const closing = state in ENDING && this.closing(state);
    this.screen.closeInput(closed && closing);
    this.screen.ask(closed ? null : closing || this.askFor(state, outcome, suggestions) || this.chips(suggestions));
  }

  /** Who has the conversation, and when the team is there; that changes with the clock. */
  showHead() {
    const team = this.client.session?.team || {};
    this.screen.head(WITH_PEOPLE.has(this.state) ? words.withTeam : words.subtitle, hours(team));
    clearTimeout(this.turning);
    const wait = Date.parse(team.until) - Date.now();
    if (wait > 0 && wait < A_DAY) this.turning = setTimeout(() => this.line.look(), wait);
  }

  askFor(state, outcome, suggestions) {
    const handOver = (answer) => this.act("handoff", answer, answer.email && words.emailBad);
    // An address that was typed already is only chosen: "Did you mean …?"
    if (state === "awaiting_email" && suggestions?.some((one) => one.includes("@"))) return null;
    if (state === "awaiting_email") return emailAsk((email) => handOver({ consent: true, email }));
    // The order's number is there already when the question named it, and what was typed when that proved nothing.
    if (outcome === "verify_identity")
      return (this.proof ||= identifyAsk(this.asked?.match(/#[\w-]+|\b\d{4,}\b/), (proof) => this.act("identify", proof)));
    if (state === "offered" || outcome === "handoff_offered") {
      const consent = (given) => () => handOver({ consent: given });
      return choiceAsk("", [words.connect, consent(true)], [words.decline, consent(false)]);
    }
  }

  chips(suggestions) {
    return suggestions?.length && suggestionChips(suggestions, (text) => this.choose(text));
  }

  /** Say what a button of ours, or of the page's, has the shopper say. */
  choose(text) {
    this.screen.waiting || (this.screen.focus(), say(this, text));
  }

  /** Where an answer of the team comes depends on the shop: the message that handed over says it. */
  closing(state) {
    const again = button(words.startNew, "secondary", () => this.startNew());
    return el("div", { class: "closing" }, el("p", {}, ENDING[state], state !== "closed" && ` ${words.writeOn}`), again);
  }

  /** Do what a form asked; return the sentence to show when it went wrong, `bad` for what was filled in, else nothing. */
  act(what, answer, bad) {
    // What is heard meanwhile waits: it would draw the next form before the answer does, and be typed into for nothing.
    return (this.sending = this.attempt(async () => {
      this.receive(await this.client.ask(what, answer));
      this.screen.focus();
    }, bad));
  }

  async attempt(what, bad) {
    try {
      return await what();
    } catch (refusal) {
      if (this.leave(refusal)) return "";
      return (refusal.code === "invalid_request" && bad) || refusal.detail || (refusal.status ? words.failed : words.unreachable);
    }
  }

  // What happens meanwhile, here or in another tab

  get looking() {
    return !this.screen.panel.hidden && !document.hidden && Boolean(this.client.session && this.drawn);
  }

  /** Milliseconds between looks, where nothing can be heard. */
  get patience() {
    return WITH_PEOPLE.has(this.state) ? 4000 : 30000;
  }

  hear(event, given) {
    if (event === "typing") this.screen.showTyping();
    if (event === "message" && this.take([given])) {
      this.announce(given);
      this.showState(this.state, given);
    }
    if (event === "state" && given.state !== this.state) this.showState(given.state, {});
  }
}
