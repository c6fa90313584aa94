// What Shopify puts on every page of a storefront.
window.Shopify = { routes: { root: "/" } };
