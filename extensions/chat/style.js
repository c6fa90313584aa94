/** The panel's look. Colours are variables on the host; a merchant's accent replaces one of them. */
export const STYLE = `
:host { --muted: #5b616c; --line: #e3e5e9; --soft: #f2f3f5; --good: #17713f; --bad: #b3261e; --seen: 100dvh; }
:host([dark]) { --muted: #a7aeb9; --line: #33373f; --soft: #24272d; --good: #74d6a0; --bad: #ffa198; }
:host([dark]) .panel { color-scheme: dark; }
* { box-sizing: border-box; margin: 0; padding: 0; }
button, input, textarea, select { font: inherit; color: inherit; border: 0; background: none; }
button { cursor: pointer; }
button:disabled { opacity: .5; }
:focus-visible { outline: 2px solid var(--ink); outline-offset: 2px; }
ol, ul[role=list] { list-style: none; }
a { color: inherit; text-underline-offset: 2px; unicode-bidi: isolate; }
svg { width: 20px; height: 20px; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

.panel { position: fixed; bottom: 20px; inset-inline-end: 20px; display: flex; flex-direction: column; width: 396px;
  height: min(680px, 100dvh - 40px); overflow: hidden; background: var(--paper); border: 1px solid var(--line);
  border-radius: 18px; box-shadow: 0 16px 48px rgb(0 0 0 / .2); color: var(--ink); font-size: 15px; line-height: 1.45; animation: rise .18s ease-out; }
:host([corner=start]) .panel { inset-inline: 20px auto; }
@keyframes rise { from { opacity: 0; transform: translateY(10px); } }
header { display: flex; align-items: center; padding: 12px; padding-inline-start: 20px; border-bottom: 1px solid var(--line); }
header div { flex: 1; min-width: 0; }
h2 { font-size: 16px; line-height: 1.3; }
header p, .said, .sources, .state, .problem, .stock, .note, .status, .thumbs, .steps, .system .bubble { font-size: 13px; }
.stock { color: var(--good); }
header p, .said, .sources, .note, .thumbs, .steps, .parcel, .speaker, .system .bubble, .icon, .picture, .gone, .closing p { color: var(--muted); }
.icon, .send, .thumbs button { display: grid; place-items: center; width: 44px; height: 44px; border-radius: 50%; }
.icon:hover, .thumbs button:hover { background: var(--soft); color: var(--ink); }

.log { flex: 1; min-height: 0; overflow-y: auto; overscroll-behavior: contain; padding: 18px 16px 12px; }
.log:focus-visible { outline-offset: -3px; }
.messages, .message { display: flex; flex-direction: column; gap: 14px; }
.message { align-items: flex-start; gap: 6px; }
.shopper { align-items: flex-end; }
.bubble { max-width: 88%; padding: 9px 14px; border-radius: 16px; background: var(--soft); border-end-start-radius: 5px; white-space: pre-line; }
.shopper .bubble { background: var(--accent); color: var(--on-accent); border-end-start-radius: 16px; border-end-end-radius: 5px;
  white-space: pre-wrap; }
.staff .bubble { background: none; border: 1px solid var(--line); }
.system { align-items: center; }
.system .bubble { max-width: 100%; padding: 2px 8px; background: none; text-align: center; }
.speaker { font-size: 13px; font-weight: 600; padding-inline-start: 4px; }
.bubble > * + * { margin-top: 8px; }
.bubble ul { padding-inline-start: 18px; list-style: disc; }
.bubble, .log p, .foot p, .chip { unicode-bidi: plaintext; }
.state, .problem { color: var(--bad); scroll-margin: 28px; }
.state { justify-content: flex-end; text-align: end; }
.state:empty, .problem:empty, .said:empty { display: none; }
.unsent .bubble { opacity: .65; }
.dots { display: flex; gap: 5px; padding: 6px 2px; }
.dots i { width: 7px; height: 7px; border-radius: 50%; background: var(--muted); animation: breathe 1.2s infinite; }
.dots i + i { animation-delay: .15s; }
.dots i + i + i { animation-delay: .3s; }
@keyframes breathe { 0%, 60%, 100% { opacity: .3; } 30% { opacity: 1; } }

.cards { width: 100%; display: grid; gap: 8px; }
.card, .ask { border: 1px solid var(--line); border-radius: 14px; overflow: hidden; font-size: 14px; }
.product { display: grid; grid-template: 1fr 1fr / 84px 1fr; column-gap: 12px; min-height: 84px; text-decoration: none; }
a.product:hover .name { text-decoration: underline; }
.picture { grid-row: 1 / 3; display: grid; place-items: center; background: var(--soft); overflow: hidden; }
img { width: 100%; height: 100%; object-fit: cover; }
.avatar { width: 40px; height: 40px; margin-inline-end: 12px; border-radius: 50%; }
.name { align-self: end; padding-block: 9px 2px; padding-inline-end: 12px; font-weight: 600; line-height: 1.3; }
.facts { display: flex; flex-wrap: wrap; align-items: baseline; gap: 1px 10px; padding-bottom: 9px; }
.facts b { font-weight: 500; }
.buy, .state { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; }
.buy { padding: 8px; border-top: 1px solid var(--line); }
.buy select { flex: 1 9em; min-width: 0; font-size: 16px; }
.buy .said { width: 100%; }
.order-head, .parcel { display: flex; align-items: center; flex-wrap: wrap; gap: 4px 10px; min-height: 44px; padding: 4px 14px; }
.order-head b { flex: 1; }
.status { padding: 2px 10px; border-radius: 20px; background: var(--soft); font-weight: 600; }
.steps { display: flex; padding: 4px 14px 12px; }
.steps li { flex: 1; padding-top: 8px; border-top: 3px solid var(--line); }
.steps .done { border-color: var(--good); color: var(--ink); }
.done::before { content: "✓ "; }
time { display: block; }
.parcel { justify-content: space-between; border-top: 1px solid var(--line); }
code { font: 13px ui-monospace, monospace; color: var(--ink); }
.track { display: flex; align-items: center; min-height: 44px; font-weight: 600; color: var(--ink); }
.sources { padding-inline-start: 4px; }
.thumbs { display: flex; align-items: center; margin-top: -8px; }
.thumbs svg { width: 17px; }
.thumbs button + button svg { transform: scale(1, -1); }
.thumbs [aria-pressed=true] { color: var(--ink); background: var(--soft); }
/* Only the newest answer asks; an answer that was rated keeps its mark. */
.message:not(:last-child) .thumbs:not(:has([aria-pressed=true])) { display: none; }

.below:not(:empty) { margin-top: 12px; }
.row { display: flex; flex-wrap: wrap; gap: 8px; }
.chip, .secondary, .primary, select { min-height: 44px; padding: 8px 16px; border: 1px solid var(--line); border-radius: 22px;
  font-size: 14px; text-align: start; }
.chip:hover, .secondary:hover { border-color: var(--muted); }
.primary, .secondary { font-weight: 600; }
.primary, .send { border-color: var(--accent); background: var(--accent); color: var(--on-accent); }
.ask { display: grid; gap: 7px; padding: 14px; justify-items: start; }
.choice { padding: 0; border: 0; overflow: visible; }
.ask input { width: 100%; min-height: 44px; padding: 8px 12px; border: 1px solid var(--muted); border-radius: 10px; font-size: 16px; }

.foot { border-top: 1px solid var(--line); padding: 10px 12px calc(9px + env(safe-area-inset-bottom)); }
.composer { display: flex; align-items: flex-end; gap: 6px; padding: 3px; border: 1px solid var(--muted); border-radius: 26px; }
.composer:focus-within { outline: 2px solid var(--ink); outline-offset: -1px; }
textarea { flex: 1; min-width: 0; max-height: 120px; padding: 12px 4px; padding-inline-start: 12px; outline: 0 !important; resize: none;
  font-size: 16px; line-height: 1.35; }
::placeholder { color: var(--muted); opacity: 1; }
:host(:dir(rtl)) .send svg { transform: scaleX(-1); }
.note { padding: 7px 8px 0; text-align: center; }
.closing { display: grid; gap: 10px; justify-items: center; font-size: 14px; text-align: center; }

@media (max-width: 640px) { .panel { inset: var(--from, 0) 0 auto !important; width: auto; height: var(--seen); border: 0; border-radius: 0; } }
@media (max-height: 500px) { .note { display: none; } }
@media (prefers-reduced-motion) { .panel, .dots i { animation: none; } }
@media (forced-colors: active) { .bubble, .primary, .send { border: 1px solid; } }
`;
