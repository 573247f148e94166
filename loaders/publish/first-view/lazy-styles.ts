import "jsdom";
import {createRequire} from "node:module";

// Loaded before a document is opened: jsdom makes an object for the style attribute of every element as the element comes to
// be, and of thousands few are ever asked for. Each is made when it is first asked for.

interface Styled {
  _style: unknown;
  _settingCssText: boolean;
}

const load = createRequire(import.meta.url);

for (const name of ["HTMLElement", "SVGElement"]) {
  const {implementation} = load(`jsdom/lib/jsdom/living/nodes/${name}-impl.js`) as {
    implementation: {prototype: Styled & {_initElementCSSInlineStyle: (this: Styled) => void}};
  };
  const {prototype} = implementation;
  const make = prototype._initElementCSSInlineStyle;
  prototype._initElementCSSInlineStyle = function (this: Styled) {
    this._settingCssText = false;
  };
  Object.defineProperty(prototype, "_style", {
    get(this: Styled) {
      const isBeingSet = this._settingCssText;
      make.call(this);
      this._settingCssText = isBeingSet;
      return this._style;
    },
    set(this: Styled, value: unknown) {
      Object.defineProperty(this, "_style", {value, writable: true, configurable: true});
    }
  });
}
