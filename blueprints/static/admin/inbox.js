/** The house's own inbox: the list beside the conversation that is opened. */

import { open, refresh, setHere } from "./inbox/conversation.js";
import { searchBy, showList } from "./inbox/list.js";
import { listen } from "./inbox/live.js";
import { showTeam } from "./inbox/team.js";

let opened = "";
let team = { members: [], me: null };
let due;

export async function showInbox(conversation = "") {
  opened = conversation;
  document.getElementById("inbox").classList.toggle("one-open", Boolean(opened));
  once();
  await showList(opened, known);
  if (opened !== conversation) return;
  await open(opened, team, () => showList(opened, known));
  // What was opened is no longer new.
  if (opened) await showList(opened, known);
}

const once = (() => {
  let done = false;
  return () => {
    if (done) return;
    done = true;
    searchBy(document.getElementById("inbox-search"), known);
    listen(happened);
    showTeam(() => team);
  };
})();

function known({ members, me }) {
  team = { members, me };
}

/** News come in bursts: all of them are one look. */
function happened({ kind, id, here }) {
  if (document.getElementById("inbox").hidden) return;
  if (kind === "presence") return id === opened ? setHere(here) : undefined;
  clearTimeout(due);
  due = setTimeout(() => {
    showList(opened, known);
    if (opened) refresh();
  }, 200);
}
