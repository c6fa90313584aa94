/** What the widget itself says, in the shopper's language; the app brings it. Answers come from the agent. */
export const words = {};

/** Learn what is said, and how a page of that locale writes times: "en_GB" is a theme's way to write "en-GB". */
export function learn(said, locale) {
  Object.assign(words, said, { locale: said.lang });
  try {
    const [known] = Intl.getCanonicalLocales(locale.replace("_", "-"));
    if (known.split("-")[0] === said.lang) words.locale = known;
  } catch {
    // What no browser knows as a locale is none.
  }
}
