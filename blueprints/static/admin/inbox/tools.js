/** What the team may do with a ticket, beside answering it. */

import { button, el, notice } from "../dom.js";
import { nameOf } from "./list.js";

const PRIORITIES = ["urgent", "high", "normal", "low"];

export function tools(found, team, act) {
  if (found.answered_in) return [notice("", `Your team answers this conversation in ${found.answered_in}.`)];
  if (found.state === "closed") return [notice("", "This conversation has ended.")];
  if (found.with_agent) return [notice("", "The assistant has this conversation.", button("Take over", () => act("take_over"), "primary"))];
  if (!found.ticket) return [notice("", "This conversation is being brought into the inbox.")];
  return [choices(found.ticket, team, act), moves(found, act)];
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
  const all = [join, up, button("Hand back to the assistant", () => act("hand_back")), button("Mark as solved", () => act("solve"), "primary")];
  return el("div", { class: "row moves" }, ...all.filter(Boolean));
}
