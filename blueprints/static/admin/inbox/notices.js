/** Telling a member what others have put on their desk, wherever they are in the inbox. */

import { button, el, place } from "../dom.js";

const STAYS = 12000; // milliseconds
const OWN = 2000; // milliseconds in which what a member did comes back as news

let mine = null; // how many tickets were theirs at the last look
let theirs = new Set();
let ownUntil = 0;
let fading;

/** What comes next the member has done themselves: that is no news. */
export function quietly() {
  ownUntil = Date.now() + OWN;
}

/** Look at a page of the list for what is theirs since the last one. */
export function noticeNews({ counts, tickets, me }) {
  const now = new Set(tickets.filter((one) => one.assignee === me.id).map((one) => one.conversation));
  const fresh = tickets.find(({ conversation }) => now.has(conversation) && !theirs.has(conversation));
  if (mine !== null && counts.mine > mine && Date.now() > ownUntil) tell(fresh);
  mine = counts.mine;
  theirs = now;
  showUnread(counts.unread);
}

function tell(ticket) {
  const link = ticket ? el("a", { href: `#inbox/${ticket.conversation}` }, `#${ticket.number} `, el("bdi", {}, ticket.name || "Shopper")) : "a ticket";
  const close = button("Close", () => place("inbox-news"));
  place("inbox-news", el("div", { class: "notice news" }, el("p", {}, "Assigned to you: ", link), close));
  clearTimeout(fading);
  fading = setTimeout(() => place("inbox-news"), STAYS);
}

function showUnread(count) {
  const link = document.querySelector('nav a[href="/admin/inbox"]');
  link.replaceChildren("Inbox", ...(count ? [" ", el("span", { class: "badge good" }, String(count), el("span", { class: "unseen" }, " unread"))] : []));
}
