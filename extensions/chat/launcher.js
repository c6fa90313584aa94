/* Shopfloor's chat on a storefront: the part every page loads. It draws the launcher and, where the merchant wants it,
   a small invitation; the panel, in the language of the page, is fetched at the first touch. */
(() => {
  const script = document.currentScript;
  // What a page lets others write may be called currentScript: only a script says where ours come from.
  if (script?.localName !== "script" || customElements.get("shopfloor-chat")) return;

  // What an old library lets a link write into every object's prototype is none of the tag's.
  const given = { __proto__: null, ...script.dataset };
  const settings = {
    // A theme app extension comes from Shopify's own servers: its parts come through the shop's proxy then.
    app: given.app || (given.parts ? "" : new URL(script.src).origin),
    shop: given.shop || location.hostname,
    proxy: given.proxy || "/apps/chat",
    product: given.product || "",
    // Only compared with the last visit, so that a chat does not outlive a sign-in or a sign-out.
    customer: given.customer ?? window.__st?.cid,
    locale: document.documentElement.lang || navigator.language,
    // Only Shopify's storefronts have a cart to put something in.
    root: window.Shopify?.routes?.root,
    avatar: given.avatar,
  };
  const HOME = given.parts ? new URL(given.parts, location.href) : script.src;
  const PANEL = new URL("panel.js", HOME);
  const OPEN = new URL("open", HOME);
  PANEL.searchParams.set("locale", settings.locale);
  const KEPT = `shopfloor:${settings.shop}:`;
  const WIDE = "(min-width: 641px)"; // below it the panel covers the page, so it never opens by itself
  const LABEL = given.label || "Chat";

  const BUBBLE =
    "M12 4a8.5 7.3 0 1 1-3 14.2L4.6 20l1.2-3.6A8.5 7.3 0 0 1 12 4ZM8.5 11.5h.01M12 11.5h.01M15.5 11.5h.01";

  const STYLE = `
    :host { all: initial !important; display: var(--chat, grid) !important; justify-items: end !important;
      position: fixed !important; z-index: 2147483000 !important; inset-inline: auto 20px !important;
      bottom: var(--lift) !important; max-width: calc(100vw - 40px) !important; font-size: 16px !important;
      font-family: inherit !important; overflow-wrap: anywhere !important;
      --lift: 20px; --accent: #1b1d21; --on-accent: #fff; --paper: #fff; --ink: #1b1d21; }
    :host([corner=start]) { inset-inline: 20px auto !important; justify-items: start !important; }
    :host([dark]) { --accent: #eceef1; --on-accent: #17191d; --paper: #17191d; --ink: #eceef1; }
    .launcher { all: unset; box-sizing: border-box; display: flex; align-items: center; gap: 10px; min-height: 54px;
      padding: 8px 20px 8px 17px; border-radius: var(--round, 27px); background: var(--accent);
      color: var(--on-accent); font-size: 15px; font-weight: 600; cursor: pointer;
      box-shadow: 0 6px 24px rgb(0 0 0 / .2); }
    .launcher:hover { opacity: .9; }
    [hidden] { display: none !important; }
    .launcher[aria-busy] { opacity: .75; cursor: progress; }
    svg { flex: none; width: 23px; height: 23px; fill: none; stroke: currentColor; stroke-width: 1.8; stroke-linecap: round;
      stroke-linejoin: round; }
    .invite { display: flex; max-width: 280px; margin: 0 0 12px;
      background: var(--paper); color: var(--ink); border-radius: 16px; box-shadow: 0 6px 24px rgb(0 0 0 / .2); }
    .invite button { all: unset; box-sizing: border-box; min-height: 44px; padding: 12px 0 12px 16px; font-size: 15px;
      line-height: 1.4; cursor: pointer; }
    button:focus-visible { outline: 3px solid #000; outline-offset: 3px; box-shadow: 0 0 0 3px #fff; }
    .invite button + button { min-width: 44px; padding: 0; text-align: center; font-size: 20px; }
    @media (forced-colors: active) { .launcher, .invite { border: 2px solid ButtonText; } }
    @media print { :host { display: none !important; } }`;

  /** What the page remembers, for the visit or beyond it; storage may be switched off. */
  const memory = (kind) => (name, value) => {
    try {
      if (value == null) return window[kind].getItem(KEPT + name);
      window[kind].setItem(KEPT + name, value);
    } catch {}
  };
  const visit = memory("sessionStorage");
  const beyond = memory("localStorage");

  const visitor = () => {
    const kept = beyond("visitor") || crypto.randomUUID();
    beyond("visitor", kept);
    return kept;
  };

  /** The session of a chat that goes on, unless it has expired or is none. */
  const running = () => {
    try {
      const kept = JSON.parse(beyond("session"));
      return kept?.until > Date.now() && kept;
    } catch {}
  };

  /** Whether the chat is for whom it would be drawn for. An id goes along only where a share of the visitors has it. */
  const asked = async (id = "") => {
    OPEN.search = new URLSearchParams({ store: settings.shop, signed: settings.customer ? 1 : "", visitor: id });
    const answer = await fetch(OPEN, { priority: "low" });
    const { open = answer.status !== 404, differs } = await answer.json();
    return differs ? asked(visitor()) : open;
  };

  /** Black or white, whichever reads better on a colour given as #rrggbb. */
  const readableOn = (color) => {
    const [r, g, b] = [1, 3, 5].map((at) => (parseInt(color.slice(at, at + 2), 16) / 255) ** 2.2);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.18 ? "#000" : "#fff";
  };

  const button = (label, act) => {
    const node = document.createElement("button");
    node.type = "button";
    node.textContent = label;
    node.addEventListener("click", act);
    return node;
  };

  class ShopfloorChat extends HTMLElement {
    memory = beyond;
    visitor = visitor;
    running = running;

    static icon(drawing) {
      const [svg, path] = ["svg", "path"].map((tag) => document.createElementNS("http://www.w3.org/2000/svg", tag));
      svg.setAttribute("viewBox", "0 0 24 24");
      svg.setAttribute("aria-hidden", "true");
      path.setAttribute("d", drawing);
      svg.append(path);
      return svg;
    }

    connectedCallback() {
      if (this.shadowRoot) return;
      const root = this.attachShadow({ mode: "open" });
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(STYLE);
      root.adoptedStyleSheets = [sheet];
      root.append(this.drawLauncher());
      this.paint();
      // A page that begins a visit opens no storage, which browsers wait for: no other page left a panel open.
      const goesOn = performance.navigation.type || document.referrer.includes(location.hostname);
      if (goesOn && visit("open") && matchMedia(WIDE).matches) this.open({ focus: false });
      else if (given.invite) this.watch();
    }

    drawLauncher() {
      const launcher = (this.launcher = button("", () => this.open()));
      launcher.className = "launcher";
      launcher.setAttribute("aria-haspopup", "dialog");
      launcher.append(ShopfloorChat.icon(BUBBLE), (this.label = document.createElement("span")));
      this.name(LABEL);
      // A pointer on its way, or a finger going down, is time enough to fetch the panel.
      for (const hint of ["pointerenter", "focus"])
        launcher.addEventListener(hint, () => this.load().catch(() => {}));
      return launcher;
    }

    /** A round launcher shows its name only when something went wrong. */
    name(words) {
      this.label.textContent = words;
      this.label.hidden = given.launcher === "round" && words === LABEL;
      this.launcher.setAttribute("aria-label", words);
    }

    paint() {
      const { scheme, corner, accent, lift, round } = given;
      const dark = matchMedia("(prefers-color-scheme: dark)");
      const shade = () => this.toggleAttribute("dark", scheme === "dark" || (scheme !== "light" && dark.matches));
      dark.addEventListener("change", shade);
      shade();
      if (corner) this.setAttribute("corner", corner);
      if (lift) this.style.setProperty("--lift", `${parseInt(lift)}px`);
      if (round) this.style.setProperty("--round", `${parseInt(round)}px`);
      if (!/^#[0-9a-f]{6}$/i.test(accent || "")) return;
      this.style.setProperty("--accent", accent);
      this.style.setProperty("--on-accent", readableOn(accent));
    }

    load() {
      this.loading ??= import(PANEL).catch((error) => {
        this.loading = null;
        PANEL.hash += 1; // some browsers never fetch again under an address that failed
        throw error;
      });
      return this.loading;
    }

    async open({ focus = true, ask } = {}) {
      this.launcher.setAttribute("aria-busy", "true");
      this.invitation?.remove();
      try {
        const { Panel } = await this.load();
        this.panel ??= new Panel(this, settings);
        this.launcher.hidden = true;
        visit("open", "1");
        this.panel.open(focus);
        this.name(LABEL);
        if (ask) this.panel.choose(ask);
      } catch {
        this.name(given.failed || "Chat could not load. Try again");
      } finally {
        this.launcher.removeAttribute("aria-busy");
      }
    }

    /** The shop has no chat (any more), which the browser's cache must hear of, too. */
    leave() {
      fetch(OPEN, { cache: "reload" });
      beyond("session", "0");
      this.remove();
    }

    /** The panel closed itself; the launcher takes the keyboard back. */
    closed() {
      visit("open", "");
      this.launcher.hidden = false;
      this.launcher.focus();
    }

    /** Invite on what the merchant chose: seconds on a product, a full cart, a pointer that leaves, a second visit. */
    watch() {
      const invite = () => this.invite();
      const { inviteProduct, inviteCart, inviteLeaving, inviteReturning } = given;
      if (inviteProduct && settings.product) setTimeout(invite, inviteProduct * 1000);
      if (inviteLeaving) document.documentElement.addEventListener("mouseleave", ({ clientY }) => clientY <= 0 && invite());
      if (inviteReturning && this.cameBack()) setTimeout(invite, 5000);
      if (inviteCart && settings.root)
        fetch(`${settings.root}cart.js`)
          .then((answer) => answer.json())
          .then(({ total_price: cents }) => cents >= inviteCart * 100 && invite())
          .catch(() => {});
    }

    cameBack() {
      const back = beyond("seen") && !visit("here");
      beyond("seen", "1");
      visit("here", "1");
      return back;
    }

    /** Once a visit, beside the launcher; the page stays as it is. */
    invite() {
      if (visit("invited") || this.launcher.hidden) return;
      visit("invited", "1");
      const node = (this.invitation = document.createElement("div"));
      const away = button("×", () => node.remove());
      away.setAttribute("aria-label", given.dismiss || "No, thanks");
      node.className = "invite";
      node.setAttribute("role", "status");
      node.append(button(given.invite, () => this.open()), away);
      this.launcher.before(node);
    }
  }

  customElements.define("shopfloor-chat", ShopfloorChat);
  const show = (open) => {
    for (const questions of document.querySelectorAll("[data-shopfloor-questions]")) {
      questions.hidden = !open;
      questions.dataset.shopfloorQuestions = "";
    }
    if (!open) return;
    const chat = document.createElement("shopfloor-chat");
    document.body.append(chat);
    // A theme's own button may ask a question: <button data-shopfloor-ask="Does it run small?">
    document.addEventListener("click", ({ target }) => {
      const asking = target.closest?.("[data-shopfloor-ask]");
      if (asking) chat.open({ ask: asking.dataset.shopfloorAsk });
    });
  };
  // Who has a chat keeps it, and a merchant sees in the theme editor what others will see.
  asked()
    .catch(() => true)
    .then((open) => show(open || window.Shopify?.designMode || running()));
})();
