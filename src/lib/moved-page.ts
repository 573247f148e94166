import {movedAddress} from "./moved-address.js";
import {MOVED} from "./pages.js";

/** Run by the page at an old address, whose one link leads to where that page is now: takes the reader there. */
const link = document.querySelector<HTMLAnchorElement>("a[data-moved]");
const moved = MOVED.find(({path}) => path === link?.dataset["moved"]);
if (link && moved) {
  const {search, hash} = location;
  location.replace(movedAddress(moved, {href: link.href.replace(/#.*$/, ""), search, hash}));
}
