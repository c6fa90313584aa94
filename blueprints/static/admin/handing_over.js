/** The choice of where a conversation goes when a person should take over. */

import { ask, connect } from "./api.js";
import { button, el, notice, place } from "./dom.js";
import { keysForm, leaving, stepsToDo } from "./helpdesk_keys.js";

const METHODS = {
  zendesk: ["Zendesk", "Opens a ticket. Replies from Zendesk appear in the chat."],
  gorgias: ["Gorgias", "Opens a ticket. Replies from Gorgias appear in the chat."],
  inbox: ["Shopfloor inbox", "Keeps the conversation here, under Inbox, for your team to answer."],
  email: ["E-mail", "Sends the conversation to an address of your team. Answers go to the shopper by e-mail, not to the chat."],
  message: ["A message of yours", "Offers no person; shows your own words instead, such as your phone hours."],
};
const NO_MAIL = "Needs a mail server: whoever runs this app sets SMTP_URL and MAIL_FROM.";
const HELPDESKS = { zendesk: ".zendesk.com", gorgias: ".gorgias.com" };

/** The form keeps what the merchant is typing: a new overview redraws it only when nothing is being changed. */
let dirty = false;
let redraw = () => {};

export function showHandoff(overview, changed) {
  redraw = (now) => {
    dirty = false;
    changed(now);
  };
  if (dirty) return;
  const { handoff, helpdesks } = overview;
  const lacking = overview.sends_mail ? {} : { email: NO_MAIL };
  const problem = el("p", { class: "problem", role: "alert" });
  const save = el("button", { type: "submit", class: "button primary", disabled: true }, "Save");
  const choices = Object.keys(METHODS).map((method) => choice(method, handoff, helpdesks, lacking[method]));
  const group = el("fieldset", { class: "choices" }, el("legend", { class: "unseen" }, "Method"), ...choices);
  const form = el("form", { novalidate: true }, group, el("div", { class: "row" }, save, problem));
  form.addEventListener("input", () => edited(form, save, helpdesks));
  form.addEventListener("submit", (event) => submit(event, form, save, problem, changed));
  place("handoff", form);
}

function choice(method, handoff, helpdesks, lacking) {
  const [name, explanation] = METHODS[method];
  const off = lacking || (HELPDESKS[method] && !helpdesks[method]);
  const radio = el("input", { type: "radio", name: "method", value: method, checked: handoff.method === method, disabled: Boolean(off) });
  const words = el("span", {}, el("b", {}, name), el("span", { class: "quiet" }, explanation));
  const label = el("label", {}, radio, words, badge(method, helpdesks[method], lacking));
  return el("div", { class: off ? "choice off" : "choice" }, label, details(method, handoff, helpdesks[method], lacking));
}

function badge(method, helpdesk, lacking) {
  if (lacking) return el("span", { class: "badge" }, "Not set up");
  if (!HELPDESKS[method]) return null;
  if (!helpdesk) return null;
  if (helpdesk.advice) return el("span", { class: "badge warn" }, "Needs attention");
  return helpdesk.account ? el("span", { class: "badge good" }, "Connected") : el("span", { class: "badge" }, "Not connected");
}

function details(method, handoff, helpdesk, lacking) {
  if (HELPDESKS[method]) return helpdesk ? helpdeskDetails(method, helpdesk) : null;
  if (lacking) return el("p", { class: "quiet aside" }, lacking);
  if (method === "email") return detail(field("Address of your team", el("input", { type: "email", name: "email", maxlength: 254, value: handoff.email || "", autocomplete: "off" })));
  if (method === "message") return detail(field("Your words to the shopper", el("textarea", { name: "message", rows: 3, maxlength: 1000 }, handoff.message || "")));
  return null;
}

function helpdeskDetails(method, helpdesk) {
  const account = el("input", { type: "text", name: `${method}-account`, value: helpdesk.account || "", autocomplete: "off", spellcheck: "false" });
  const problem = el("p", { class: "problem", role: "alert" });
  const named = () => accountIn(method, account.value, problem);
  const go = helpdesk.available ? button(helpdesk.account ? "Connect again" : "Connect", () => start(method, named(), problem)) : null;
  const known = helpdesk.account ? el("p", { class: "quiet" }, `Connected to ${helpdesk.account}${HELPDESKS[method]}.`) : null;
  const advice = helpdesk.advice ? notice("warn", helpdesk.advice) : null;
  const address = el("span", { class: "suffixed" }, account, el("span", {}, HELPDESKS[method]));
  const keys = keysForm(method, helpdesk, !helpdesk.available && !helpdesk.account, named, (now) => redraw(now));
  const steps = helpdesk.account ? stepsToDo(helpdesk.steps) : null;
  const leave = helpdesk.account ? leaving(method, METHODS[method][0], left) : null;
  return detail(known, advice, field("Your account", address, account), go, problem, keys, steps, leave);
}

/** Tell what is left to do at a helpdesk that was left, if anything. */
function left({ advice }, now) {
  redraw(now);
  document.getElementById("handoff").prepend(notice(advice ? "warn" : "good", advice || "Disconnected. New conversations go to the Shopfloor inbox."));
}

/** Return the account's name; where there is none in what was typed, say so and return "". */
function accountIn(method, typed, problem) {
  const account = typed.trim().replace(/^https?:\/\//, "").replace(HELPDESKS[method], "").replace(/\/.*$/, "");
  const known = /^[a-z0-9][a-z0-9-]*$/i.test(account);
  problem.textContent = known ? "" : `Please give the first part of your ${METHODS[method][0]} address, such as "acme" of acme${HELPDESKS[method]}.`;
  return known ? account : "";
}

async function start(method, account, problem) {
  if (!account) return;
  await connect(method, { account }).catch((error) => (problem.textContent = error.message));
}

function detail(...children) {
  return el("div", { class: "detail" }, ...children);
}

function field(text, control, input = control) {
  const id = `field-${input.name}`;
  input.id = id;
  return el("div", { class: "field" }, el("label", { for: id }, text), control);
}

function edited(form, save, helpdesks) {
  dirty = true;
  const method = form.elements.method.value;
  save.disabled = Boolean(HELPDESKS[method]) && !helpdesks[method]?.account;
  save.textContent = save.disabled ? "Connect first, then save" : "Save";
}

async function submit(event, form, save, problem, changed) {
  event.preventDefault();
  save.disabled = true;
  problem.textContent = "";
  document.querySelector("#handoff .saved")?.remove();
  const { method, message, email } = form.elements;
  try {
    const overview = await ask("handoff", { method: method.value, message: message.value.trim(), ...(email && { email: email.value.trim() }) });
    dirty = false;
    changed(overview);
    document.querySelector("#handoff .row").append(el("p", { class: "saved", role: "status" }, "Saved."));
  } catch (error) {
    problem.textContent = error.message;
    save.disabled = false;
  }
}
