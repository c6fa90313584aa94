/* Shopfloor's chat on a storefront: the part every page loads. It draws the launcher and nothing else;
   the panel and what belongs to it are fetched from beside this file at the first touch. */
(() => {
  "use strict";
  const script = document.currentScript;
  if (!script || customElements.get("shopfloor-chat")) return;

  const { shop, proxy, product, customer, app, accent, scheme } = script.dataset;
  const settings = {
    app: app || new URL(script.src).origin,
    shop: shop || location.hostname,
    proxy: proxy || "/apps/chat",
    product: product || "",
    // Only compared with the last visit, so that a chat does not outlive a sign-in or a sign-out.
    customer: customer ?? window.__st?.cid,
    locale: document.documentElement.lang || navigator.language,
  };
  const PANEL = new URL("shopfloor-panel.js", script.src).href;
  const OPEN = `shopfloor:${settings.shop}:open`;
  const GONE = `shopfloor:${settings.shop}:gone`;
  const WIDE = "(min-width: 641px)"; // below it the panel covers the page, so it never opens by itself

  const STYLE = `
    :host { all: initial; font-family: inherit; font-size: 16px; position: fixed; z-index: 2147483000;
      inset: auto 20px 20px auto; --accent: #1b1d21; --on-accent: #fff; }
    @media (prefers-color-scheme: dark) { :host(:not([scheme=light])) { --accent: #eceef1; --on-accent: #17191d; } }
    :host([scheme=dark]) { --accent: #eceef1; --on-accent: #17191d; }
    :host(:dir(rtl)) { inset: auto auto 20px 20px; }
    .launcher { all: unset; box-sizing: border-box; display: flex; align-items: center; gap: 10px; height: 54px;
      padding: 0 20px 0 17px; border-radius: 27px; background: var(--accent); color: var(--on-accent);
      font: 600 15px/1 inherit; font-family: inherit; cursor: pointer; box-shadow: 0 6px 24px rgb(0 0 0 / .2);
      transition: transform .15s, box-shadow .15s; }
    .launcher:hover { transform: translateY(-1px); box-shadow: 0 8px 28px rgb(0 0 0 / .26); }
    .launcher:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; }
    .launcher[hidden] { display: none; }
    .launcher[aria-busy=true] { opacity: .75; cursor: progress; }
    svg { width: 23px; height: 23px; fill: none; stroke: currentColor; stroke-width: 1.8; stroke-linecap: round;
      stroke-linejoin: round; }
    @media (prefers-reduced-motion: reduce) { .launcher { transition: none; } .launcher:hover { transform: none; } }
    @media (forced-colors: active) { .launcher { border: 2px solid ButtonText; } }
    @media print { :host { display: none; } }`;

  /** Whether the chat stands open during this visit; storage may be switched off. */
  const visit = (change) => {
    try {
      return change(sessionStorage);
    } catch {
      return null;
    }
  };

  /** Black or white, whichever reads better on a colour given as #rrggbb. */
  const readableOn = (color) => {
    const [r, g, b] = [1, 3, 5].map((at) => (parseInt(color.slice(at, at + 2), 16) / 255) ** 2.2);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.18 ? "#000" : "#fff";
  };

  const drawBubble = () => {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    svg.setAttribute("viewBox", "0 0 24 24");
    svg.setAttribute("aria-hidden", "true");
    path.setAttribute("d", "M12 4c5 0 8.5 3.2 8.5 7.3S17 18.6 12 18.6c-1 0-2-.1-2.9-.4L4.6 20l1.2-3.6a7 7 0 0 1-2.3-5.1C3.5 7.2 7 4 12 4ZM8.5 11.5h.01M12 11.5h.01M15.5 11.5h.01");
    svg.append(path);
    return svg;
  };

  class ShopfloorChat extends HTMLElement {
    connectedCallback() {
      if (this.shadowRoot) return;
      const root = this.attachShadow({ mode: "open" });
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(STYLE);
      root.adoptedStyleSheets = [sheet];
      root.append((this.launcher = this.drawLauncher()));
      this.paint();
      if (visit((kept) => kept.getItem(OPEN)) && matchMedia(WIDE).matches) this.open({ focus: false });
    }

    drawLauncher() {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "launcher";
      button.setAttribute("aria-haspopup", "dialog");
      button.append(drawBubble(), (this.label = document.createElement("span")));
      this.label.textContent = "Chat";
      button.addEventListener("click", () => this.open());
      // A pointer on its way, or a finger going down, is time enough to fetch the panel.
      for (const hint of ["pointerenter", "focus", "touchstart"])
        button.addEventListener(hint, () => this.load().catch(() => {}), { once: true, passive: true });
      return button;
    }

    paint() {
      if (scheme) this.setAttribute("scheme", scheme);
      if (!/^#[0-9a-f]{6}$/i.test(accent || "")) return;
      this.style.setProperty("--accent", accent);
      this.style.setProperty("--on-accent", readableOn(accent));
    }

    load() {
      this.loading ??= import(PANEL).catch((error) => {
        this.loading = undefined;
        throw error;
      });
      return this.loading;
    }

    async open({ focus = true } = {}) {
      this.launcher.setAttribute("aria-busy", "true");
      try {
        const { Panel } = await this.load();
        this.panel ??= new Panel(this, settings);
        this.launcher.hidden = true;
        visit((kept) => kept.setItem(OPEN, "1"));
        this.panel.open(focus);
        this.label.textContent = "Chat";
      } catch {
        this.label.textContent = "Chat could not load. Try again";
      } finally {
        this.launcher.removeAttribute("aria-busy");
      }
    }

    /** The shop has no chat (any more): nothing is offered for the rest of this visit. */
    leave() {
      visit((kept) => kept.setItem(GONE, "1"));
      this.remove();
    }

    /** The panel closed itself; the launcher takes the keyboard back. */
    closed() {
      visit((kept) => kept.removeItem(OPEN));
      this.launcher.hidden = false;
      this.launcher.focus();
    }
  }

  customElements.define("shopfloor-chat", ShopfloorChat);
  if (!visit((kept) => kept.getItem(GONE))) document.body.append(document.createElement("shopfloor-chat"));
})();
