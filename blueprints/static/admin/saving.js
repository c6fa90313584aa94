/** Forms with a bar that appears once something was changed, and is asked about before it is lost. */

let changed = null;

export function isChanged() {
  return Boolean(changed?.isConnected);
}

export function forget() {
  changed?.classList.remove("changed");
  changed = null;
}

export function watchForms() {
  for (const form of document.querySelectorAll("form[data-saves]")) {
    form.addEventListener("input", () => note(form));
    form.addEventListener("reset", forget);
    // Where a refusal or a trial brought the form back, what was typed is not saved either.
    if (form.dataset.unsaved !== undefined || form.querySelector("[aria-invalid=true]")) note(form);
  }
}

function note(form) {
  changed = form;
  form.classList.add("changed");
}

addEventListener("beforeunload", (event) => isChanged() && event.preventDefault());
