import type {PageStore} from "../controls/page-store.js";
import type {InputElement} from "./segmented.js";

interface Followed<T, S> {
  /** What the control shows of a state. */
  readonly of: (state: S) => T;
  /** What of the state a control's value sets. */
  readonly change: (value: T) => Partial<S>;
}

/** A control that sets a part of the state and shows what is set elsewhere: by the other half, a link, back or forward. */
export function following<T, S, E extends InputElement<T>>(
  store: Pick<PageStore<S>, "state" | "set" | "subscribe">,
  control: E,
  {of, change}: Followed<T, S>
): E {
  let isOwn = false;
  const asOwn = (act: () => void) => {
    isOwn = true;
    act();
    isOwn = false;
  };
  control.addEventListener("input", () => {
    if (!isOwn) asOwn(() => store.set(change(control.value)));
  });
  store.subscribe(({isPassing}) => {
    const next = of(store.state);
    if (isOwn || isPassing || JSON.stringify(next) === JSON.stringify(control.value)) return;
    asOwn(() => {
      setControl(control, next);
      control.dispatchEvent(new Event("input", {bubbles: true}));
    });
  });
  return control;
}

/** Writes a value into a control without an event: also into the menu or the buttons that a reader sees. */
export function setControl<T>(control: InputElement<T>, value: T): void {
  control.value = value;
  if (control.matches(".field")) {
    const menu = control.querySelector("select");
    if (menu && typeof value === "string") menu.value = value;
  }
  if (control.matches(".segmented"))
    for (const button of control.querySelectorAll("input")) button.checked = button.value === value;
}
