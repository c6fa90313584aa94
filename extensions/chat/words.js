/** What the widget itself says, in the shopper's language; the app brings it. Answers come from the agent. */
export const words = {};
