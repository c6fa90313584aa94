// A stand-in for App Bridge: session tokens from the local platform, and a bearer on the app's own requests.
(() => {
  "use strict";
  const script = document.currentScript;
  const platform = new URL(".", script.src).href.replace(/\/$/, "");
  const params = new URLSearchParams(location.search);
  const remembered = "sandbox-shop";
  const shop = params.get("shop") || script.dataset.shop || sessionStorage.getItem(remembered) || "";
  if (shop) sessionStorage.setItem(remembered, shop);
  const plainFetch = window.fetch.bind(window);

  async function idToken() {
    const answer = await plainFetch(`${platform}/${shop}/admin/session-token`, { cache: "no-store" });
    if (!answer.ok) throw new Error("no session token for this shop");
    return (await answer.json()).id_token;
  }

  async function authorised(request) {
    const headers = new Headers(request.headers);
    if (!headers.has("Authorization")) headers.set("Authorization", `Bearer ${await idToken()}`);
    return plainFetch(new Request(request, { headers }));
  }

  window.fetch = async (input, init) => {
    const request = new Request(input, init);
    if (new URL(request.url).origin !== location.origin) return plainFetch(request);
    const again = request.clone();
    let answer = await authorised(request);
    if (answer.status === 401 && answer.headers.get("X-Shopify-Retry-Invalid-Session-Request")) {
      answer = await authorised(again);
    }
    const elsewhere = answer.headers.get("X-Shopify-API-Request-Failure-Reauthorize-Url");
    if (answer.status === 401 && elsewhere) window.open(new URL(elsewhere, location.href), "_top");
    return answer;
  };

  window.shopify = {
    config: { apiKey: script.dataset.apiKey || "", shop, host: params.get("host") || "", locale: params.get("locale") || "en" },
    idToken,
    toast: { show: (text) => console.info(text) },
    loading: () => {},
  };

  // The page that only asks for a token: come back to where the reader wanted to be, with a fresh one.
  const reload = params.get("shopify-reload");
  if (reload) {
    idToken().then((token) => {
      const target = new URL(reload, location.origin);
      if (target.origin !== location.origin) return;
      target.searchParams.set("id_token", token);
      location.replace(target);
    });
  }
})();
