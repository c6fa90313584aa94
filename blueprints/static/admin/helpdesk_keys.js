/** Connecting a helpdesk by keys of the merchant's own, and what is left to set there. */

import { ask } from "./api.js";
import { button, el } from "./dom.js";

/** `accountOf()` returns the account's name or tells what is wrong with it; `connected(overview)` is called after. */
export function keysForm(method, keys, isOnlyRoad, accountOf, connected) {
  const login = el("input", { type: "text", name: `${method}-login`, id: `field-${method}-login`, autocomplete: "off", spellcheck: "false" });
  const key = el("input", { type: "password", name: `${method}-key`, id: `field-${method}-key`, autocomplete: "off" });
  const problem = el("p", { class: "problem", role: "alert" });
  const go = button("Connect with these", () => enter());

  async function enter() {
    const account = accountOf();
    problem.textContent = "";
    if (!account) return;
    if (!login.value.trim() || !key.value.trim()) {
      problem.textContent = `Please give both: ${keys.login} and ${keys.key}.`;
      return;
    }
    go.disabled = true;
    try {
      await ask(`/connect/${method}/keys`, { account, login: login.value.trim(), key: key.value.trim() });
      connected(await ask("overview"));
    } catch (error) {
      problem.textContent = error.message;
      go.disabled = false;
    }
  }

  const fields = [labelled(keys.login, login), labelled(keys.key, key)];
  const where = el("p", { class: "quiet" }, `You find both in your helpdesk under ${keys.where}.`);
  // The only road where this server is not registered with the helpdesk.
  return el("details", { class: "keys", open: isOnlyRoad }, el("summary", {}, "Connect with keys of your own"), where, ...fields, go, problem);
}

/** What to set at the helpdesk, in its own words; nothing where there is nothing to set. */
export function stepsToDo(steps) {
  if (!steps?.length) return null;
  const items = steps.map((step) => el("li", {}, el("b", {}, step.title), el("p", {}, step.do), el("p", { class: "quiet" }, step.why)));
  return el("section", { class: "steps" }, el("h4", {}, "Set this once in your helpdesk"), el("ol", {}, ...items));
}

function labelled(text, input) {
  return el("div", { class: "field" }, el("label", { for: input.id }, text), input);
}
