/** What the widget itself says. Answers come from the agent in the shopper's language. */

const EN = {
  title: "Chat with us",
  subtitle: "An assistant, not a person",
  withTeam: "With the store's team",
  teamWriting: "The team is writing",
  close: "Close chat",
  log: "Conversation",
  placeholder: "Ask about a product or order",
  input: "Your message",
  send: "Send",
  note: "Answers come from this store's own records.",
  writing: "The assistant is writing",
  assistant: "Assistant",
  you: "You",
  team: "Store team",
  from: "From:",
  unsent: "Not sent.",
  retry: "Try again",
  offline: "You are offline. Your message is sent when you are back.",
  unreachable: "The chat cannot be reached right now.",
  failed: "That did not go through.",
  full: "A message takes 2000 characters at most.",
  interrupted: "The answer was cut off. Please ask again.",
  helpful: "Was this helpful?",
  yes: "Yes, helpful",
  no: "No, not helpful",
  thanks: "Thank you.",
  inStock: "In stock",
  soldOut: "Sold out",
  track: "Track parcel",
  order: "Order",
  connect: "Yes, connect me",
  decline: "No, thanks",
  emailAsk: "Where should the reply go?",
  email: "E-mail address",
  emailSend: "Send to the team",
  emailBad: "Please give a full e-mail address, such as name@example.com.",
  identifyAsk: "Find your order",
  orderNumber: "Order number",
  orderHint: "For example #1001",
  identifyBy: "E-mail or postcode of the order",
  identifySend: "Find order",
  identifyBad: "Please fill in both fields.",
  handed_off: "The store's team answers by e-mail, and the answer appears here, too. What you write here goes to them as well.",
  with_human: "The store's team has joined. Their answers appear here, and come by e-mail where you gave an address. What you write here goes to them as well.",
  closed: "This chat has ended.",
  startNew: "Start a new chat",
};

const STATUS = {
  unfulfilled: "Being prepared",
  preorder: "Pre-ordered",
  partly_fulfilled: "Partly sent",
  fulfilled: "Sent",
  in_transit: "On its way",
  ready_for_pickup: "Ready for pick-up",
};

export const words = EN;

/** A status we have no word for yet is shown as it came: "awaiting_stock" becomes "Awaiting stock". */
export function statusWord(status) {
  const plain = String(status).replaceAll("_", " ");
  return STATUS[status] || plain.charAt(0).toUpperCase() + plain.slice(1);
}
