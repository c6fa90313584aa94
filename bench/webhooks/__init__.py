"""How fast deliveries are taken in, side by side with Shopify's own middleware handing them to BullMQ."""
