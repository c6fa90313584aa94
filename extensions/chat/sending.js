/** What the shopper says: shown at once, sent, and offered again where nothing came back. */

import { growingMessage, retryButton, shopperMessage } from "./messages.js";
import { words } from "./words.js";

export async function say(panel, text) {
  panel.asked = text;
  panel.proof = null;
  panel.screen.busy(true);
  await panel.started;
  const bubble = shopperMessage(text);
  panel.screen.show(bubble.node);
  deliver(panel, bubble);
}

export async function sendUnsent(panel) {
  for (const retry of [...panel.unsent.values()]) await retry();
}

/** A message may have come through although nothing came back. */
export function arrived(panel, bubble) {
  panel.sent.delete(bubble);
  panel.unsent.delete(bubble);
  bubble.sending();
}

function deliver(panel, bubble) {
  return (panel.sending = converse(panel, bubble));
}

async function converse(panel, bubble) {
  panel.sent.add(bubble);
  panel.unsent.delete(bubble);
  bubble.sending();
  const growing = growingMessage();
  panel.screen.ask(null);
  panel.screen.show(growing.node);
  panel.screen.announce(words.writing);
  panel.screen.busy(true);
  try {
    panel.receive(await send(panel, bubble, growing));
  } catch (refusal) {
    sendFailed(panel, bubble, refusal);
  }
  growing.node.remove();
  panel.screen.busy(false);
}

/** Send, and once more in a new conversation if the old one is over. */
async function send(panel, bubble, growing) {
  const write = (words) => {
    growing.add(words);
    panel.screen.scroll();
  };
  try {
    if (!panel.client.session) await panel.beginAgain();
    return await panel.client.send(bubble, write);
  } catch (refusal) {
    if (!refusal.over) throw refusal;
    await panel.beginAgain();
    return panel.client.send(bubble, write);
  }
}

function sendFailed(panel, bubble, refusal) {
  if (panel.leave(refusal)) return;
  const { code, detail, stands, wait } = refusal;
  const retry = () => stands || panel.screen.waiting || deliver(panel, bubble);
  const calm = () => panel.unsent.get(bubble) === retry && bubble.failed("", again);
  const again = retryButton(refusal, () => (panel.screen.focus(), retry()), calm);
  if (wait) {
    panel.calmLast?.(); // only the newest of several messages that came too fast says so
    panel.calmLast = calm;
  }
  const why = code === "interrupted" ? words.interrupted : detail;
  panel.unsent.set(bubble, retry);
  bubble.failed(navigator.onLine ? why : words.offline, again);
}
