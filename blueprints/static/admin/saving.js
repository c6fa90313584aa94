/** Forms with a bar that appears once something was changed, and is asked about before it is lost. */

const CHANGED = "form.changed";

export function isChanged() {
  return Boolean(document.querySelector(CHANGED));
}

export function forget() {
  for (const form of document.querySelectorAll(CHANGED)) form.classList.remove("changed");
}

/** Put into a page that was fetched what is changed and not sent, in the place of the same forms as they are kept. */
export function carryOver(page, sent) {
  for (const form of document.querySelectorAll(CHANGED)) {
    if (form !== sent) page.getElementById(form.id)?.replaceWith(page.adoptNode(form));
  }
}

export function watchForms() {
  for (const form of document.querySelectorAll("form[data-saves]")) {
    form.addEventListener("input", () => note(form));
    form.addEventListener("reset", () => form.classList.remove("changed"));
    // Where a refusal or a trial brought the form back, what was typed is not saved either.
    if (form.dataset.unsaved !== undefined || form.querySelector("[aria-invalid=true]")) note(form);
  }
}

function note(form) {
  form.classList.add("changed");
}

addEventListener("beforeunload", (event) => isChanged() && event.preventDefault());
