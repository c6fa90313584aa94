/** What stands where in the panel. */

import { el, icon, webAddress } from "./dom.js";
import { growingMessage, message } from "./messages.js";
import { STYLE } from "./style.js";
import { words } from "./words.js";

const LONGEST_MESSAGE = 2000; // characters of one message
const MARGIN = 58; // pixels above a revealed answer, for the last line of its question
const WRITES = 6000; // milliseconds that who was seen writing is taken to go on
const TALLEST = 120; // pixels the input grows to before it scrolls

export class Screen {
  /** `send(text)` and `close()` are called when the shopper does so. */
  constructor(root, { send, close, menu, avatar }) {
    this.send = send;
    this.list = el("ol", { class: "messages", role: "list" });
    this.below = el("div", { class: "below" });
    this.log = el("div", { class: "log", tabindex: "0", role: "region", "aria-label": words.log }, this.list, this.below);
    this.foot = el("div", { class: "foot" });
    this.dots = growingMessage().node;
    this.live = el("div", { class: "unseen", "aria-live": "polite" });
    this.panel = el("section", { class: "panel", role: "dialog", "aria-labelledby": "title", lang: words.lang });
    this.panel.append(header(avatar, menu, close), this.log, this.foot, this.live);
    for (const kind of ["keydown", "keypress", "keyup"])
      this.panel.addEventListener(kind, (event) => {
        // To the page, who writes here touches no field: its shortcuts would take the keys.
        event.stopPropagation();
        if (kind === "keydown" && event.key === "Escape") close();
      });
    this.composer = this.buildComposer();
    this.foot.append(this.composer);
    dress(root);
    root.append(this.panel);
    this.fitKeyboard();
    this.busy(false);
    this.meant(false);
  }

  buildComposer() {
    this.input = el("textarea", { rows: "1", dir: "auto", maxlength: LONGEST_MESSAGE, enterkeyhint: "send" });
    this.button = el("button", { type: "submit", class: "send", "aria-label": words.send }, icon("send"));
    const form = el("form", { class: "composer", onsubmit: (event) => this.submit(event) }, this.input, this.button);
    this.input.addEventListener("input", () => this.fitInput());
    this.input.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing) this.submit(event);
    });
    this.note = el("p", { class: "note", role: "status" });
    return el("div", {}, form, this.note);
  }

  /** Who has the conversation; when people are there, "" where that is not known. */
  head(...lines) {
    this.panel.querySelectorAll("header p").forEach((line, at) => (line.textContent = lines[at]));
  }

  /** What is written is meant for people, or for the assistant. */
  meant(forPeople) {
    this.usual = forPeople ? words.noteTeam : words.note;
    this.input.placeholder = this.input.ariaLabel = forPeople ? words.placeholderTeam : words.placeholder;
    this.fitInput();
  }

  submit(event) {
    event.preventDefault();
    const text = this.input.value.trim();
    // A script or an extension may put in more than a keyboard can.
    if (!text || text.length > LONGEST_MESSAGE || this.waiting) return this.fitInput();
    this.input.value = "";
    this.fitInput();
    this.send(text);
  }

  fitInput() {
    const note = this.input.value.length < LONGEST_MESSAGE ? this.usual : words.full;
    if (this.note.textContent !== note) this.note.textContent = note;
    this.input.style.height = "auto";
    this.input.style.height = `${Math.min(this.input.scrollHeight, TALLEST)}px`;
  }

  /** A phone's keyboard shrinks what can be seen, and moves it; two fingers that enlarge it want the whole panel. */
  fitKeyboard() {
    const seen = visualViewport;
    const fit = () => {
      const { height, scale, offsetTop } = seen;
      this.panel.style.setProperty("--seen", `${height * scale}px`);
      this.panel.style.setProperty("--from", `${scale > 1 ? 0 : offsetTop}px`);
    };
    for (const kind of ["resize", "scroll"]) seen.addEventListener(kind, fit);
  }

  /** What is new can be read: the log stands at its end. */
  scroll() {
    this.log.scrollTop = this.log.scrollHeight;
  }

  /** The beginning of an answer is in view, and its end too where there is room. */
  reveal(node) {
    this.log.scrollTop = Math.min(this.log.scrollHeight, node.offsetTop - this.log.offsetTop - MARGIN);
  }

  show(node) {
    this.list.append(node);
    this.scroll();
  }

  /** Put one thing under the messages, or nothing. */
  ask(node) {
    this.below.replaceChildren(node || "");
    this.scroll();
  }

  /** Replace the input by a line that says why there is none, or bring it back with null. */
  closeInput(line) {
    // An input that stays must not be taken out and put back: it would lose the keyboard.
    if (line || !this.composer.isConnected) this.foot.replaceChildren(line || this.composer);
  }

  clear(greeting) {
    this.list.replaceChildren();
    this.ask(null);
    if (greeting) this.show(message({ author: "agent", text: greeting }));
  }

  busy(waiting) {
    this.waiting = waiting;
    this.button.disabled = waiting;
    this.log.ariaBusy = waiting;
  }

  /** Say it to a screen reader, once and whole, rather than word by word as it arrives. */
  announce(text) {
    this.live.replaceChildren(el("p", {}, text));
  }

  /** Staff are writing, as far as is known. */
  showTyping() {
    if (!this.dots.isConnected) this.announce(words.teamWriting);
    this.show(this.dots);
    clearTimeout(this.hush);
    this.hush = setTimeout(() => this.dots.remove(), WRITES);
  }

  focusAsk() {
    this.below.querySelector("button").focus();
  }

  focus() {
    // A finger has not asked for the keyboard, which would cover what there is to read.
    const next = this.below.querySelector("input") || (!matchMedia("(pointer: coarse)").matches && this.foot.querySelector("textarea, button"));
    (next || this.log).focus();
  }
}

function header(avatar, ...acts) {
  const buttons = [["menu", words.menu], ["close", words.close]].map(([name, said], at) =>
    el("button", { type: "button", class: "icon", "aria-label": said, onclick: acts[at] }, icon(name)),
  );
  const title = el("div", {}, el("h2", { id: "title" }, words.title), el("p"), el("p"));
  const face = webAddress(avatar) && el("img", { class: "avatar", src: avatar, alt: "" });
  return el("header", {}, face, title, ...buttons);
}

/** A constructed sheet needs no exception in a page's content security policy. */
function dress(root) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}
