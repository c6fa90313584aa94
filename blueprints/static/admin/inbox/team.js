/** The member's own name, who is a manager, and the team's templates. */

import { ask } from "../api.js";
import { button, el, notice, place } from "../dom.js";
import { nameOf } from "./list.js";

export function showTeam(team) {
  const box = document.getElementById("inbox-team");
  box.addEventListener("toggle", () => box.open && draw(team()));
}

async function draw(team) {
  try {
    const { templates, fields } = await ask("inbox/templates");
    place("inbox-team-body", ownName(team), managers(team), ...templateList(templates, fields, team));
  } catch (error) {
    place("inbox-team-body", notice("bad", error.message, button("Try again", () => draw(team))));
  }
}

function ownName({ me }) {
  const input = el("input", { id: "inbox-my-name", type: "text", maxlength: 60, value: me?.name || "" });
  return form([field("Your name, as shoppers read it", input)], "Save", () => ask("inbox/me", { name: input.value.trim() }));
}

function managers({ members, me }) {
  if (me?.level !== "manager") return null;
  const others = members.filter((one) => one.id !== me.id);
  const rows = others.map((one) => {
    const input = el("input", { type: "checkbox", checked: one.level === "manager" });
    input.addEventListener("change", () => ask(`inbox/members/${encodeURIComponent(one.id)}`, { level: input.checked ? "manager" : "staff" }).catch(() => (input.checked = !input.checked)));
    return el("li", {}, el("label", {}, input, ` ${nameOf(one.id, members)} is a manager`));
  });
  return rows.length ? el("ul", {}, ...rows) : null;
}

function templateList(templates, fields, team) {
  const rows = templates.map((one) => el("li", {}, el("b", {}, one.name), el("p", { class: "text quiet" }, one.text), button("Delete", async () => (await ask(`inbox/templates/${one.id}/delete`, {}), draw(team)))));
  const name = el("input", { id: "inbox-template-name", type: "text", maxlength: 60 });
  const text = el("textarea", { id: "inbox-template-text", rows: 4, maxlength: 5000 });
  const explained = el("p", { class: "quiet" }, `Fields: ${fields.map((one) => `{{${one}}}`).join(" ")}`);
  const save = async () => (await ask("inbox/templates", { name: name.value.trim(), text: text.value.trim() }), draw(team));
  return [el("h3", {}, "Templates"), rows.length ? el("ul", { class: "requests" }, ...rows) : null, form([field("Name", name), field("Text", text), explained], "Keep the template", save)];
}

function field(title, input) {
  return el("div", { class: "field" }, el("label", { for: input.id }, title), input);
}

function form(parts, title, done) {
  const told = el("p", { class: "saved", role: "status" });
  const whole = el("form", { novalidate: true }, ...parts, el("div", { class: "row" }, el("button", { type: "submit", class: "button" }, title), told));
  whole.addEventListener("submit", async (event) => {
    event.preventDefault();
    told.textContent = await done().then(() => "Saved.", (error) => error.message);
  });
  return whole;
}
