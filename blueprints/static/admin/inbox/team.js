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
  const name = el("input", { id: "inbox-template-name", type: "text", maxlength: 60 });
  const text = el("textarea", { id: "inbox-template-text", rows: 4, maxlength: 5000, dir: "auto" });
  const edit = (one) => {
    name.value = one.name;
    text.value = one.text;
    text.focus();
  };
  const rows = templates.map((one) => el("li", {}, el("b", { dir: "auto" }, one.name), el("p", { class: "text quiet", dir: "auto" }, one.text), el("div", { class: "row" }, button("Edit", () => edit(one)), deletion(one, team))));
  const explained = el("p", { class: "quiet" }, "Fields are filled in for each shopper: ", fields.map((one) => `{{${one}}}`).join(" "));
  const none = el("p", { class: "quiet" }, "A template is an answer you send again and again, for example: Hi {{customer.first_name}}, {{order.name}} is on its way: {{tracking.url}}");
  const save = async () => (await ask("inbox/templates", { name: name.value.trim(), text: text.value.trim() }), renewed(team));
  return [el("h2", {}, "Templates"), rows.length ? el("ul", { class: "requests" }, ...rows) : none, form([field("Name", name), field("Text", text), explained], "Keep the template", save)];
}

function deletion(one, team) {
  const gone = button("Delete", async () => {
    if (gone.textContent === "Delete") return (gone.textContent = "Really delete?");
    await ask(`inbox/templates/${one.id}/delete`, {});
    renewed(team);
  });
  return gone;
}

function renewed(team) {
  dispatchEvent(new Event("inbox-templates"));
  return draw(team);
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
