// Refreshes live lists, asks before what cannot be undone, and sends a chosen filter at once.
(() => {
  const EVERY = 1500; // milliseconds
  document.querySelectorAll("[data-live]").forEach((part) => setInterval(async () => {
    if (document.hidden) return;
    const answer = await fetch(part.dataset.live).catch(() => null);
    if (answer && answer.ok) part.innerHTML = await answer.text();
  }, EVERY));
  document.addEventListener("submit", (event) => {
    const question = event.submitter?.dataset.sure || event.target.dataset.sure;
    if (question && !window.confirm(question)) event.preventDefault();
  });
  document.addEventListener("change", (event) => {
    if (event.target.matches("[data-submit]")) event.target.form.submit();
  });
  document.addEventListener("click", (event) => {
    const row = event.target.closest("table.list tbody tr");
    const link = row && !event.target.closest("a,button,input,select,label") && row.querySelector("a.row");
    if (link) window.location = link.href;
  });
})();
