import {JSDOM} from "jsdom";
import {describe, expect, it} from "vitest";
import {addressStore} from "../../src/controls/address.js";
import {pageStore} from "../../src/controls/page-store.js";
import {choice} from "../../src/lib/address.js";

const CODECS = {kind: choice(["owner", "stake"], "owner"), sort: choice(["", "price", "-price"], "")};

function opened(hash: string, inPresentKeys = (fragment: string) => fragment) {
  const {window} = new JSDOM("", {url: `http://localhost/en/companies${hash}`});
  let steps = 0;
  const address = addressStore(
    {},
    {
      location: window.location,
      history: window.history,
      onTravel: (listener) => {
        window.addEventListener("popstate", listener);
      },
      newStep: () => String(++steps)
    }
  );
  const store = pageStore(CODECS, {address, inPresentKeys});
  const told: boolean[] = [];
  store.subscribe(({isPassing}) => told.push(isPassing));
  const back = () =>
    new Promise<void>((done) => {
      window.addEventListener("popstate", () => done(), {once: true});
      window.history.back();
    });
  return {store, told, back, hash: () => window.location.hash};
}

describe("pageStore(codecs, options)", () => {
  it("reads what the address states, and names what of it means nothing", () => {
    const {store} = opened("#kind=stake&sort=name&other=1");
    expect(store.state).toEqual({kind: "stake", sort: ""});
    expect(store.ignored).toEqual([
      {key: "sort", value: "name"},
      {key: "other", value: "1"}
    ]);
  });

  it("keeps what one part sets beside what another has set, tells both, and goes back over each", async () => {
    const {store, told, back, hash} = opened("#kind=stake");
    store.set({sort: "price"});
    store.set({kind: "owner"});
    expect([hash(), told]).toEqual(["#sort=price", [false, false]]);
    await back();
    expect([hash(), store.state]).toEqual(["#kind=stake&sort=price", {kind: "stake", sort: "price"}]);
    await back();
    expect([hash(), told]).toEqual(["#kind=stake", [false, false, false, false]]);
  });

  it("goes back over changes that pass as over one", async () => {
    const {store, back, hash} = opened("");
    store.set({sort: "price"}, {isPassing: true});
    store.set({sort: "-price"}, {isPassing: true});
    await back();
    expect(hash()).toBe("");
  });

  it("reads keys of before by their names of now", () => {
    const {store} = opened("#order=price", (fragment) => fragment.replace("order=", "sort="));
    expect([store.state, store.ignored]).toEqual([{kind: "owner", sort: "price"}, []]);
  });
});
