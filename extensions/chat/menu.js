/** What can be done with the whole chat: to call a person, to have it mailed, to delete it. */

import { choiceAsk } from "./asks.js";
import { message } from "./messages.js";
import { words } from "./words.js";

/** A second touch puts back what stood there. No person is called where the conversation is `ending` with one. */
export function showMenu(panel, ending) {
  if (panel.menu || !panel.client.session) return panel.menu && putBack(panel);
  panel.menu = true;
  const person = !ending && [words.person, () => panel.choose(words.person)];
  const mail = panel.client.session.mails && [words.transcript, () => mailChat(panel)];
  panel.screen.ask(choiceAsk("", ...[person, mail, [words.erase, () => confirmErasing(panel)]].filter(Boolean)));
  panel.screen.focusAsk();
}

function putBack(panel) {
  panel.showState(panel.state, panel.offered);
  panel.screen.focus();
}

function mailChat(panel) {
  return panel.attempt(async () => {
    const { text } = await panel.client.ask("transcript", {});
    putBack(panel);
    panel.screen.show(message({ author: "system", text }));
    panel.screen.announce(text);
  });
}

function confirmErasing(panel) {
  const erase = () =>
    panel.attempt(async () => {
      await panel.client.erase();
      await panel.startNew();
    });
  panel.screen.ask(choiceAsk(words.eraseAsk, [words.eraseSure, erase], [words.keep, () => putBack(panel)]));
  panel.screen.focusAsk();
}
