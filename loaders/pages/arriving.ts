/** How long a page waits for its scripts before it shows what it would have shown without the state of its address, in milliseconds. */
const PATIENCE_MS = 15_000;

/**
 * The script by which a page that a link opens with a state, such as `#company=BABA`, does not show what it shows without one:
 * what the build has put there stays unseen, in its room, until each cell has displayed. It stands in the head, so that nothing
 * else is ever seen. A page whose scripts cannot be had, or take too long, shows it after all; so does one without scripts.
 */
export const ARRIVING = `{
const page = document.documentElement, show = () => page.classList.remove("arriving");
if (/[#&](?!at=)[^=&]+(?:=|%(?:25)*3D)/i.test(location.hash)) {
  page.classList.add("arriving");
  addEventListener("error", ({target}) => { if (target?.localName === "script") show(); }, true);
  setTimeout(show, ${PATIENCE_MS});
}
}`;
