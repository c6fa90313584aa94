/** What the chat itself says, in the shopper's language: `said`, which the app writes before the panel. `make widget`
    writes a word's place there for its name. Answers come from the agent. */
export const words = said;

/** Learn how a page of that locale writes times: "en_GB" is a theme's way to write "en-GB". */
export function learn(locale) {
  words.locale = words.lang;
  try {
    const [known] = Intl.getCanonicalLocales(locale.replace("_", "-"));
    if (known.split("-")[0] === words.lang) words.locale = known;
  } catch {
    // What no browser knows as a locale is none.
  }
}
