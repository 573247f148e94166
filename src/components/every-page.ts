// What runs on every page by itself, in this order and as one file.
import "./arrival.js";
import "./site-search.js";
import "./copied-link.js";
import "./each-sheet.js";
import "./reader-settings.js";
