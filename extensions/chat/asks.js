/** What the chat asks of a shopper: consent to hand over, an e-mail address, proof of an order. */

import { button, el } from "./dom.js";
import { words } from "./words.js";

let numbered = 0;

/** Buttons side by side, [words, answer] each. An answer returns a sentence when it went wrong. */
export function choiceAsk(title, ...choices) {
  const problem = alertLine();
  const buttons = choices.map(([text, answer], at) =>
    button(text, at ? "secondary" : "primary", () => submit(buttons, problem, answer)),
  );
  return el("div", { class: "ask choice" }, title && el("b", {}, title), el("div", { class: "row" }, ...buttons), problem);
}

export function emailAsk(answer) {
  const email = field(words.email, { type: "email", autocomplete: "email", inputmode: "email", maxlength: "254" });
  return form(words.emailAsk, [email], words.emailSend, () =>
    email.input.value.trim() && email.input.checkValidity() ? answer(email.input.value.trim()) : words.emailBad,
  );
}

/** One field takes either proof or both: what has an @ is an e-mail, everything else a postcode. */
export function identifyAsk(number, answer) {
  const order = field(words.orderNumber, { autocomplete: "off", placeholder: words.orderHint, maxlength: "40", value: number });
  const proof = field(words.identifyBy, { autocomplete: "email", maxlength: "254" });
  return form(words.identifyAsk, [order, proof], words.identifyAsk, () => {
    const [name, given] = [order.input.value.trim(), proof.input.value.trim()];
    if (!name || !given) return words.identifyBad;
    const [email] = given.match(/\S+@\S+/) ?? (given.includes("@") ? [given] : []);
    const postcode = given.replace(email ?? "", "").trim();
    return answer({ order: name, email, postcode });
  });
}

function form(title, fields, action, answer) {
  const problem = alertLine();
  const go = el("button", { type: "submit", class: "primary" }, action);
  const node = el("form", { class: "ask", novalidate: true, "aria-label": title }, el("b", {}, title));
  node.append(...fields.flatMap(({ label, input }) => [label, input]), go, problem);
  node.addEventListener("submit", (event) => {
    event.preventDefault();
    submit([go], problem, answer);
  });
  return node;
}

function field(text, attributes) {
  const id = `field-${(numbered += 1)}`;
  return { label: el("label", { for: id }, text), input: el("input", { id, type: "text", ...attributes }) };
}

function alertLine() {
  return el("p", { class: "problem", role: "alert" });
}

async function submit(buttons, problem, answer) {
  const lock = (locked) => buttons.forEach((button) => (button.disabled = locked));
  lock(true);
  problem.textContent = "";
  problem.textContent = (await answer()) || "";
  problem.scrollIntoView({ block: "nearest" });
  lock(false);
}
