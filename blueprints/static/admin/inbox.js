/** The house's own inbox: the list beside the conversation that is opened. */

import { open, present, refresh } from "./inbox/conversation.js";
import { searchBy, showList } from "./inbox/list.js";
import { listen } from "./inbox/live.js";
import { noticeNews, quietly } from "./inbox/notices.js";
import { startShortcuts } from "./inbox/shortcuts.js";
import { showTeam } from "./inbox/team.js";

const BURST = 150; // milliseconds in which news are one look

let opened = "";
let team = { members: [], me: null };
let due = null;
let refreshes = false;

export async function showInbox(conversation = "") {
  opened = conversation;
  document.getElementById("inbox").classList.toggle("one-open", Boolean(opened));
  once();
  await showList(opened, known);
  if (opened !== conversation) return;
  await open(opened, team, changed);
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
    startShortcuts();
    document.addEventListener("visibilitychange", () => document.hidden || !refreshes || lookAgain());
  };
})();

function known(page) {
  team = { members: page.members, me: page.me };
  noticeNews(page);
}

/** The member has changed something. */
function changed() {
  quietly();
  showList(opened, known);
}

function happened({ kind, id, ...told }) {
  if (document.getElementById("inbox").hidden) return;
  if (kind === "presence") return id === opened ? present(told) : undefined;
  refreshes ||= kind === "ready" || id === opened;
  due ??= setTimeout(lookAgain, BURST);
}

/** What nobody has before their eyes is not read: it is looked at again when they come back. */
async function lookAgain() {
  due = null;
  if (opened && refreshes && !document.hidden) {
    refreshes = false;
    await refresh();
  }
  showList(opened, known);
}
