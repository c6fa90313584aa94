/** What the team may do with a ticket, beside answering it. */

import { button, el, notice } from "../dom.js";
import { nameOf } from "./list.js";

const PRIORITIES = ["urgent", "high", "normal", "low"];
const WIDE = "(min-width: 821px) and (min-height: 860px)"; // on lower screens the thread needs the room

export function tools(found, team, act) {
  if (found.answered_in) return [notice("", `Your team answers this conversation in ${found.answered_in}.`)];
  if (found.state === "closed" || found.with_agent) return [takeable(found, act)];
  if (!found.ticket) return [notice("", "This conversation is being brought into the inbox.")];
  const all = el("details", { class: "all-tools", open: matchMedia(WIDE).matches }, el("summary", {}, "Assign, tag, pass on, solve"), choices(found.ticket, team, act), moves(found, act));
  return [all];
}

function takeable({ state, ticket, can_reopen: canReopen }, act) {
  const stands = state === "closed" ? "This conversation has ended." : "The assistant has this conversation.";
  const again = canReopen ? button(`Open #${ticket.number} again`, () => act("reopen"), "primary") : null;
  const take = button(canReopen ? "Take over with a new ticket" : "Take over", () => act("take_over"), canReopen ? "" : "primary");
  return notice("", stands, el("div", { class: "row" }, ...[again, take].filter(Boolean)));
}

function choices(ticket, team, act) {
  const people = [["", "Nobody"], ...team.members.map((one) => [one.id, one.id === team.me?.id ? `${nameOf(one.id, team.members)} (you)` : nameOf(one.id, team.members)])];
  const assignee = choice("Assigned to", "assignee", people, ticket.assignee, (member) => act("assign", { member }));
  const priority = choice("Priority", "priority", PRIORITIES.map((one) => [one, one]), ticket.priority, (value) => act("priority", { priority: value }));
  return el("div", { class: "tools" }, assignee, priority, tagField(ticket, act));
}

function choice(title, name, options, current, chosen) {
  const select = el("select", { id: `inbox-${name}`, onchange: (event) => chosen(event.target.value) }, ...options.map(([value, words]) => el("option", { value, selected: value === current }, words)));
  return el("div", { class: "field" }, el("label", { for: `inbox-${name}` }, title), select);
}

function tagField(ticket, act) {
  const input = el("input", { id: "inbox-own-tags", type: "text", value: ticket.tags.join(", "), autocomplete: "off", onchange: (event) => act("tags", { tags: event.target.value.split(",") }) });
  return el("div", { class: "field tags" }, el("label", { for: "inbox-own-tags" }, "Tags, with commas between"), input);
}

function moves({ ticket, state }, act) {
  const up = ticket.level === "manager" ? button("Back to staff", () => act("escalate", { level: "staff" })) : button("To a manager", () => act("escalate", { level: "manager" }));
  const join = state === "handed_off" ? button("Join the chat", () => act("take_over")) : null;
  const all = [join, up, button("Back to the assistant", () => act("hand_back")), button("Solve", () => act("solve"))];
  return el("div", { class: "row moves" }, ...all.filter(Boolean));
}
