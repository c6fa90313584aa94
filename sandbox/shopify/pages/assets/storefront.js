// Picks variants on the product page and adds to the cart without leaving it.
(() => {
  const product = document.querySelector("[data-product]:not(script)");
  const find = (name, within = document) => within.querySelector(`[data-${name}]`);
  const root = document.body.dataset.root.replace(/\/$/, "");
  // What the platform puts on every page of a storefront: where its own addresses begin.
  window.Shopify = { routes: { root: `${root}/` } };

  const countCart = async () => {
    const cart = await (await fetch(`${root}/cart.js`)).json();
    find("cart-count").textContent = cart.item_count;
  };
  document.addEventListener("shopfloor:cart", countCart);

  if (product) {
    const { variants } = JSON.parse(product.dataset.product);
    const form = find("buy");
    const chosen = () => [...form.querySelectorAll("[data-option] input:checked")].map((input) => input.value);
    const same = (a, b) => a.length === b.length && a.every((value, place) => value === b[place]);

    const mark = (values) => {
      form.querySelectorAll("[data-option] input").forEach((input) => {
        const place = Number(input.closest("[data-option]").dataset.option);
        const wanted = values.map((value, other) => (other === place ? input.value : value));
        const variant = variants.find(({ options }) => same(options, wanted));
        input.parentElement.classList.toggle("never", !variant);
        input.parentElement.classList.toggle("gone", Boolean(variant) && !variant.available);
      });
    };

    const show = (variant, values) => {
      form.querySelectorAll("[data-chosen]").forEach((span, place) => { span.textContent = values[place]; });
      const button = find("add"), stock = find("stock");
      button.disabled = !variant || !variant.available;
      button.textContent = !variant ? "Not made" : !variant.available ? "Sold out" : variant.stock === "Pre-order" ? "Pre-order" : "Add to cart";
      stock.textContent = variant ? variant.stock : "We do not make this combination";
      stock.dataset.tone = !variant ? "never" : !variant.available ? "gone" : variant.stock.startsWith("Only") ? "low" : "in";
      if (!variant) return;
      find("id").value = variant.id;
      find("price").textContent = variant.price;
      find("before").textContent = variant.before || "";
      find("before").hidden = !variant.before;
      find("sku").textContent = variant.sku || "–";
      const picture = product.querySelector(`[data-image="${variant.image}"]`);
      if (picture) find("main").src = picture.src;
    };

    const update = () => {
      const values = chosen();
      const variant = values.length ? variants.find(({ options }) => same(options, values)) : variants[0];
      mark(values);
      show(variant, values);
    };

    form.addEventListener("change", (event) => { if (event.target.type === "radio") update(); });
    product.querySelectorAll("[data-image]").forEach((picture) => picture.addEventListener("click", () => {
      find("main").src = picture.src;
      const variant = variants.find(({ image }) => String(image) === picture.dataset.image);
      form.querySelectorAll("[data-option] .swatch input").forEach((input) => {
        if (variant && variant.options.includes(input.value)) input.checked = true;
      });
      update();
    }));
    update();

    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const said = find("added"), body = { id: Number(find("id").value), quantity: Number(form.quantity.value) };
      const answer = await fetch(`${root}/cart/add.js`, {
        method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body),
      });
      const told = await answer.json();
      said.hidden = false;
      said.classList.toggle("bad", !answer.ok);
      said.innerHTML = answer.ok ? `In your cart. <a href="${root}/cart">See it</a>` : "";
      if (!answer.ok) said.textContent = told.description;
      countCart();
    });
  }
})();
