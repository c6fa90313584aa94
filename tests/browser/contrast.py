"""Whether what a page shows can be read: WCAG's contrast of each text against what lies behind it."""

# Texts below 4.5 : 1, or 3 : 1 where they are large (24 px, or 18.66 px and bold). Grounds are taken to be flat.
FAINT = """((within) => {
  const parts = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const over = ([r, g, b, a = 1], below) => [r, g, b].map((one, at) => one * a + below[at] * (1 - a));
  const behind = (node) => {
    if (!node) return [255, 255, 255];
    const colour = parts(getComputedStyle(node).backgroundColor);
    return (colour[3] ?? 1) === 1 ? colour.slice(0, 3) : over(colour, behind(node.parentElement));
  };
  const light = (colour) => {
    const [r, g, b] = colour.map((one) => (one /= 255) <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (one, other) => {
    const [more, less] = [light(one), light(other)].sort((a, b) => b - a);
    return (more + 0.05) / (less + 0.05);
  };
  const shows = (node) => [...node.childNodes].some((one) => one.nodeType === 3 && one.data.trim())
    || node.matches('input, select, textarea');
  return [...document.querySelectorAll(within)].filter((node) => node.checkVisibility() && shows(node)
    && !node.matches(':disabled, option, .unseen')).flatMap((node) => {
    const style = getComputedStyle(node);
    const [ground, size] = [behind(node), parseFloat(style.fontSize)];
    const least = size >= 24 || (size >= 18.66 && style.fontWeight >= 700) ? 3 : 4.5;
    const told = [[style.color, 'text']];
    if (node.placeholder) told.push([getComputedStyle(node, '::placeholder').color, 'placeholder']);
    return told.map(([colour, what]) => [contrast(over(parts(colour), ground), ground), what])
      .filter(([found]) => found < least)
      .map(([found, what]) => `${found.toFixed(2)} ${what} of ${node.outerHTML.slice(0, 90)}`);
  });
})"""


def faint(page, within: str = "body *") -> list[str]:
    """Return what is too faint among the elements that the selector finds."""
    found: list[str] = page.run(f"{FAINT}({within!r})")
    return found
