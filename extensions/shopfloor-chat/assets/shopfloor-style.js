/** The panel's look. Colours are variables on the host; a merchant's accent replaces one of them. */
export const STYLE = `
:host { --paper: #fff; --ink: #1b1d21; --muted: #5b616c; --line: #e3e5e9; --soft: #f2f3f5; --good: #17713f;
  --bad: #b3261e; --seen: 100dvh; color: var(--ink); line-height: 1.45; text-align: start; }
@media (prefers-color-scheme: dark) { :host(:not([scheme=light])) { --paper: #17191d; --ink: #eceef1; --muted: #a7aeb9;
  --line: #33373f; --soft: #24272d; --good: #74d6a0; --bad: #ffa198; color-scheme: dark; } }
:host([scheme=dark]) { --paper: #17191d; --ink: #eceef1; --muted: #a7aeb9; --line: #33373f; --soft: #24272d;
  --good: #74d6a0; --bad: #ffa198; color-scheme: dark; }
* { box-sizing: border-box; }
[hidden] { display: none !important; }
button, input, textarea { font: inherit; color: inherit; }
button { cursor: pointer; touch-action: manipulation; }
button:disabled { cursor: default; opacity: .5; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
p, h2, ol, ul { margin: 0; padding: 0; }
ol, ul[role=list] { list-style: none; }
svg { width: 20px; height: 20px; flex: none; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

.panel { position: fixed; inset: auto 20px 20px auto; display: flex; flex-direction: column; width: 396px;
  height: min(680px, 100dvh - 40px); overflow: hidden; background: var(--paper); border: 1px solid var(--line);
  border-radius: 18px; box-shadow: 0 16px 48px rgb(0 0 0 / .18), 0 2px 8px rgb(0 0 0 / .08); font-size: 15px;
  animation: rise .18s ease-out; }
:host(:dir(rtl)) .panel { inset: auto auto 20px 20px; }
@keyframes rise { from { opacity: 0; transform: translateY(10px); } }
header { display: flex; align-items: center; gap: 12px; padding: 14px 12px 13px 20px; border-bottom: 1px solid var(--line); }
header div { flex: 1; min-width: 0; }
h2 { font-size: 16px; font-weight: 650; line-height: 1.3; }
header p { color: var(--muted); font-size: 13px; }
.icon { display: grid; place-items: center; width: 44px; height: 44px; padding: 0; border: 0; border-radius: 50%;
  background: none; color: var(--muted); }
.icon:hover { background: var(--soft); color: var(--ink); }

.log { flex: 1; min-height: 0; overflow-y: auto; overscroll-behavior: contain; padding: 18px 16px 12px; scroll-behavior: smooth; }
.log:focus-visible { outline-offset: -3px; }
.messages { display: flex; flex-direction: column; gap: 14px; }
.message { display: flex; flex-direction: column; align-items: flex-start; gap: 6px; overflow-wrap: anywhere; }
.message.shopper { align-items: flex-end; }
.bubble { max-width: 88%; padding: 9px 14px; border-radius: 16px; background: var(--soft); border-end-start-radius: 5px; white-space: pre-line; }
.shopper .bubble { background: var(--accent); color: var(--on-accent); border-end-start-radius: 16px; border-end-end-radius: 5px;
  white-space: pre-wrap; }
.staff .bubble { background: none; border: 1px solid var(--line); }
.message.system { align-items: center; }
.system .bubble { max-width: 100%; padding: 2px 8px; background: none; color: var(--muted); font-size: 13px; text-align: center; }
.speaker { color: var(--muted); font-size: 12.5px; font-weight: 600; padding-inline-start: 4px; }
.bubble > * + * { margin-top: 8px; }
.bubble ul { padding-inline-start: 18px; list-style: disc; }
.bubble li + li { margin-top: 3px; }
a { color: inherit; text-underline-offset: 2px; }
.state { color: var(--bad); font-size: 13px; text-align: end; }
.state:empty, .problem:empty { display: none; }
.unsent .bubble { opacity: .65; }
.text-button { padding: 4px; border: 0; background: none; font-weight: 600; text-decoration: underline; text-underline-offset: 2px; }
.dots { display: flex; gap: 5px; padding: 6px 2px; }
.dots i { width: 7px; height: 7px; border-radius: 50%; background: var(--muted); animation: breathe 1.2s infinite; }
.dots i:nth-child(2) { animation-delay: .15s; }
.dots i:nth-child(3) { animation-delay: .3s; }
@keyframes breathe { 0%, 60%, 100% { opacity: .3; } 30% { opacity: 1; } }

.cards { width: 100%; display: flex; flex-direction: column; gap: 8px; }
.strip { flex-direction: row; overflow-x: auto; scroll-snap-type: x proximity; margin-inline: -16px; padding: 2px 16px 8px; width: auto;
  align-self: stretch; scroll-padding-inline: 16px; scrollbar-width: thin; scrollbar-color: var(--line) transparent; }
.strip li { flex: 0 0 158px; scroll-snap-align: start; }
.product { display: grid; grid-template-columns: 76px 1fr; grid-template-rows: 1fr auto; column-gap: 12px; height: 100%; overflow: hidden;
  border: 1px solid var(--line); border-radius: 14px; background: var(--paper); text-decoration: none; }
a.product:hover .name { text-decoration: underline; }
.picture { grid-row: 1 / 3; display: grid; place-items: center; aspect-ratio: 1; background: var(--soft); color: var(--muted); overflow: hidden; }
.picture img { width: 100%; height: 100%; object-fit: cover; }
.name { align-self: end; padding: 9px 12px 2px 0; font-weight: 600; font-size: 14px; line-height: 1.3; }
.facts { display: flex; flex-wrap: wrap; align-items: baseline; gap: 1px 10px; padding: 0 12px 9px 0; font-size: 14px; }
.strip .product { grid-template: auto 1fr auto / 1fr; }
.strip .picture { grid-row: auto; aspect-ratio: 4 / 3; }
.strip .name { align-self: start; padding-inline-start: 12px; }
.strip .facts { padding-inline-start: 12px; }
.facts b { font-weight: 500; font-variant-numeric: tabular-nums; }
.stock { color: var(--good); font-size: 13px; }
.stock.gone { color: var(--muted); }
.order { border: 1px solid var(--line); border-radius: 14px; }
.order-head { display: flex; align-items: center; flex-wrap: wrap; gap: 4px 10px; padding: 11px 14px; }
.order-head svg { color: var(--muted); }
.order-head b { flex: 1; font-weight: 600; }
.status { padding: 2px 10px; border-radius: 20px; background: var(--soft); font-size: 13px; font-weight: 600; }
.status[data-status=delivered] { color: var(--good); }
.status[data-status=cancelled] { color: var(--bad); }
.parcel { display: flex; align-items: center; justify-content: space-between; gap: 4px 12px; flex-wrap: wrap; padding: 4px 14px; min-height: 44px;
  border-top: 1px solid var(--line); font-size: 13.5px; color: var(--muted); }
code { font: 13px ui-monospace, monospace; color: var(--ink); }
.track { display: inline-flex; align-items: center; min-height: 36px; font-weight: 600; color: var(--ink); }
.sources { color: var(--muted); font-size: 13px; padding-inline-start: 4px; }
.thumbs { display: flex; align-items: center; margin-top: -4px; color: var(--muted); font-size: 13px; }
.thumbs button { display: grid; place-items: center; width: 34px; height: 32px; padding: 0; border: 0; border-radius: 9px; background: none; color: inherit; }
.thumbs svg { width: 17px; height: 17px; }
.thumbs button:hover { background: var(--soft); color: var(--ink); }
.thumbs [aria-pressed=true] { color: var(--ink); }
.thumbs [aria-pressed=true] svg { fill: currentColor; fill-opacity: .2; }
.thumbs .said { padding-inline-start: 6px; }
/* Only the newest answer asks; an answer that was rated keeps its mark. */
.message:not(:last-child) .thumbs:not(:has([aria-pressed=true])) { display: none; }
@media (pointer: coarse) { .thumbs button { width: 44px; height: 44px; } }

.below:not(:empty) { margin-top: 12px; }
.chips, .row { display: flex; flex-wrap: wrap; gap: 8px; }
.chip, .secondary, .primary { min-height: 40px; padding: 8px 16px; border: 1px solid var(--line); border-radius: 20px; background: var(--paper);
  font-size: 14px; text-align: start; }
.chip:hover, .secondary:hover { border-color: var(--muted); }
.primary, .secondary { font-weight: 600; }
.primary { border-color: var(--accent); background: var(--accent); color: var(--on-accent); }
.primary:hover:not(:disabled) { opacity: .88; }
.ask { display: grid; gap: 8px; padding: 14px; border: 1px solid var(--line); border-radius: 14px; font-size: 14px; justify-items: start; }
.ask.consent { padding: 0; border: 0; }
.ask b { font-weight: 600; font-size: 15px; }
.ask label { margin-bottom: -4px; color: var(--muted); font-size: 13px; }
.ask input { width: 100%; min-height: 44px; padding: 8px 12px; border: 1px solid var(--muted); border-radius: 10px; background: var(--paper); font-size: 16px; }
.ask input:focus { outline: 2px solid var(--accent); outline-offset: -1px; }
.problem { color: var(--bad); font-size: 13.5px; }

.foot { border-top: 1px solid var(--line); padding: 10px 12px calc(9px + env(safe-area-inset-bottom)); }
.composer { display: flex; align-items: flex-end; gap: 6px; padding: 4px; border: 1px solid var(--muted); border-radius: 24px; }
.composer:focus-within { outline: 2px solid var(--accent); outline-offset: -1px; border-color: transparent; }
textarea { flex: 1; min-width: 0; max-height: 120px; padding: 8px 4px 8px 12px; border: 0; outline: 0 !important; background: none; resize: none;
  font-size: 16px; line-height: 1.35; }
textarea::placeholder { color: var(--muted); opacity: 1; }
.send { display: grid; place-items: center; width: 40px; height: 40px; padding: 0; border: 0; border-radius: 50%; background: var(--accent); color: var(--on-accent); }
:host(:dir(rtl)) .send svg { transform: scaleX(-1); }
.note { padding: 7px 8px 0; color: var(--muted); font-size: 12px; text-align: center; }
.closing { display: grid; gap: 10px; justify-items: center; padding: 6px 8px; color: var(--muted); font-size: 14px; text-align: center; }
.closing .secondary { color: var(--ink); }

@media (max-width: 640px) {
  .panel { inset: 0 0 auto !important; width: auto; height: var(--seen); border: 0; border-radius: 0; }
  .composer, .ask input { font-size: 16px; }
}
@media (max-height: 420px) { .note { display: none; } }
@media (prefers-reduced-motion: reduce) { .panel, .dots i { animation: none; } .log { scroll-behavior: auto; } }
@media (forced-colors: active) { .bubble, .primary, .send { border: 1px solid; } }
`;
