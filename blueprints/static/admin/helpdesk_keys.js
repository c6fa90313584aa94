/** Connecting a helpdesk by keys of the merchant's own, leaving it, and what is left to set there. */

import { ask, connect } from "./api.js";
import { button, el, notice } from "./dom.js";

/** `accountOf()` returns the account's name or tells what is wrong with it; `connected(overview)` is called after. */
export function keysForm(method, helpdesk, isOnlyRoad, accountOf, connected) {
  const { keys } = helpdesk;
  const login = el("input", { type: "text", name: `${method}-login`, id: `field-${method}-login`, autocomplete: "off", spellcheck: "false" });
  const key = el("input", { type: "password", name: `${method}-key`, id: `field-${method}-key`, autocomplete: "off" });
  const problem = el("p", { class: "problem", role: "alert" });

  const given = () => {
    const account = accountOf();
    problem.textContent = "";
    if (!account) return null;
    if (login.value.trim() && key.value.trim()) return { account, login: login.value.trim(), key: key.value.trim() };
    problem.textContent = `Please give both: ${keys.login} and ${keys.key}.`;
    return null;
  };
  const enter = async () => {
    const body = given();
    if (!body) return;
    await ask(`/connect/${method}/keys`, body);
    connected(await ask("overview"));
  };
  const leave = async () => {
    const body = given();
    // A secret has no place in an address: the app keeps it, and the address bears what it is found by.
    if (body) await connect(method, await ask(`/connect/${method}/client`, body));
  };

  const roads = keys.sign_in
    ? [trying(`Sign in at ${keys.sign_in}`, leave, problem, "primary"), trying("Connect without signing in", enter, problem)]
    : [trying("Connect with these", enter, problem)];
  const where = el("p", { class: "quiet" }, `You find both in your helpdesk under ${keys.where}.`);
  const redirect = keys.sign_in ? el("p", { class: "quiet" }, "Enter there as redirect URL: ", el("code", {}, helpdesk.redirect_url)) : null;
  const fields = [labelled(keys.login, login), labelled(keys.key, key)];
  // The only road where this server is not registered with the helpdesk.
  return el("details", { class: "keys", open: isOnlyRoad }, el("summary", {}, "Connect with keys of your own"), where, redirect, ...fields, el("div", { class: "row" }, ...roads), problem);
}

/** A button that leaves the helpdesk, once the merchant has read what follows from that. */
export function leaving(method, name, left) {
  const place = el("div", {});
  const problem = el("p", { class: "problem", role: "alert" });
  const words = `Answers that your team still gives in ${name} will not reach shoppers in the chat. New conversations go to the Shopfloor inbox.`;
  const leave = async () => left(await ask(`/connect/${method}/end`, {}), await ask("overview"));
  const first = button("Disconnect", () => place.replaceChildren(sure));
  const row = el("div", { class: "row" }, trying(`Disconnect ${name}`, leave, problem), button("Keep it", () => place.replaceChildren(first)));
  const sure = notice("warn", words, row, problem);
  place.append(first);
  return place;
}

/** What to set at the helpdesk, in its own words; nothing where there is nothing to set. */
export function stepsToDo(steps) {
  if (!steps?.length) return null;
  const items = steps.map((step) => el("li", {}, el("b", {}, step.title), el("p", {}, step.do), el("p", { class: "quiet" }, step.why)));
  return el("section", { class: "steps" }, el("h4", {}, "Set this once in your helpdesk"), el("ol", {}, ...items));
}

/** A button that cannot be pressed while it works, and tells in `problem` what went wrong. */
function trying(text, work, problem, kind = "") {
  const pressed = async () => {
    go.disabled = true;
    problem.textContent = "";
    await work().catch((error) => (problem.textContent = error.message));
    go.disabled = false;
  };
  const go = button(text, pressed, kind);
  return go;
}

function labelled(text, input) {
  return el("div", { class: "field" }, el("label", { for: input.id }, text), input);
}
