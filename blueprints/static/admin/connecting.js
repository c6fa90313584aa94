/** Buttons that leave for a helpdesk to sign in there; whatever else the handoff page does is forms. */

import { ask, connect } from "./api.js";
import { forget } from "./saving.js";

addEventListener("click", ({ target }) => {
  const pressed = target.closest?.("[data-connect]");
  if (pressed) leave(pressed, pressed.dataset.connect);
});

async function leave(pressed, desk) {
  const problem = document.getElementById(`${desk}-says`);
  problem.textContent = "";
  pressed.disabled = true;
  try {
    const account = await given(desk, pressed.dataset.client !== undefined);
    forget(); // what was typed here goes along: no question whether to leave it
    await connect(desk, account);
  } catch (error) {
    problem.textContent = error.message;
  }
  pressed.disabled = false;
}

/** A secret has no place in an address: the app keeps it, and the address bears what it is found by. */
async function given(desk, brings) {
  const [account, login, key] = ["account", "login", "key"].map((name) => typed(`field-${desk}-${name}`));
  if (!account) throw new Error("Please give your account first.");
  if (!brings) return { account: namedIn(account, desk) };
  if (!login || !key) throw new Error("Please give both, identifier and secret.");
  return ask(`/connect/${desk}/client`, { account: namedIn(account, desk), login, key });
}

function typed(id) {
  return document.getElementById(id).value.trim();
}

/** The account's name, of whatever of its address was typed. */
function namedIn(words, desk) {
  const account = words.replace(/^https?:\/\//, "").replace(`.${desk}.com`, "").replace(/\/.*$/, "");
  if (/^[a-z0-9][a-z0-9-]*$/i.test(account)) return account;
  throw new Error(`Please give the first part of your address there, such as "acme" of acme.${desk}.com.`);
}
