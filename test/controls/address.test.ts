import {JSDOM} from "jsdom";
import {describe, expect, it} from "vitest";
import {addressStore, type AddressStore} from "../../src/controls/address.js";

/** A page with the state of its address, in a document of its own. */
function opened(url: string, options: Parameters<typeof addressStore>[0] = {}) {
  const {window} = new JSDOM("", {url});
  let steps = 0;
  const travels: string[] = [];
  const address: AddressStore = addressStore(options, {
    location: window.location,
    history: window.history,
    onTravel: (listener) => {
      window.addEventListener("popstate", listener);
      window.addEventListener("hashchange", listener);
    },
    newStep: () => String(++steps)
  });
  address.onTravel(() => travels.push(address.stated));
  const moved = (move: () => void) =>
    new Promise<void>((done) => {
      window.addEventListener("hashchange", () => done(), {once: true});
      move();
    });
  return {
    address,
    travels,
    location: window.location,
    go: (hash: string) => moved(() => (window.location.hash = hash)),
    back: () => moved(() => window.history.back())
  };
}

const PAGE = "http://localhost/en/value";

describe("addressStore(options)", () => {
  it.each(["#x", "#content", "#what-the-model-answers", "#词元"])(
    "keeps the state when the reader goes to %s",
    async (anchor) => {
      const {address, go, location, travels} = opened(`${PAGE}#company=BABA&set=beta:1.2`);
      await go(anchor);
      expect(address.stated).toBe("company=BABA&set=beta:1.2");
      expect(location.hash).toBe(`#company=BABA&set=beta:1.2&at=${encodeURIComponent(anchor.slice(1))}`);
      expect(travels).toEqual([]);
      expect(address.link).toBe(`${PAGE}.html#company=BABA&set=beta:1.2`);
    }
  );

  it("leaves a place alone where nothing is stated, and keeps it when something is", async () => {
    const {address, go, location} = opened(PAGE);
    await go("#x");
    expect(location.hash).toBe("#x");
    address.write("by=lab");
    expect(location.hash).toBe("#by=lab&at=x");
  });

  it("reads state and place of a link beside each other", () => {
    expect(opened(`${PAGE}#by=lab&at=x`).address.stated).toBe("by=lab");
    expect(opened(`${PAGE}#x`).address.stated).toBe("");
  });

  it("takes what a link says of its making for no state, and does not go on saying it of what is set since", () => {
    const {address, location} = opened(`${PAGE}#by=lab&made=8c5ce86805ea.0123456789ab&at=x`);
    expect(address.stated).toBe("by=lab");
    address.write("by=model");
    expect(location.hash).toBe("#by=model&at=x");
  });

  it("tells when the reader opens another state by hand", async () => {
    const {address, go, travels} = opened(`${PAGE}#by=lab`);
    await go("#by=model&at=x");
    expect(address.stated).toBe("by=model");
    expect(travels).toEqual(["by=model"]);
  });

  it("keeps what was set since when the reader goes back from a place", async () => {
    const {address, go, back, location, travels} = opened(`${PAGE}#set=a:1`);
    await go("#x");
    address.write("set=a:2");
    await back();
    expect(address.stated).toBe("set=a:2");
    expect(location.hash).toBe("#set=a:2");
    expect(travels).toEqual([]);
  });

  it("goes back step by step, over places within a step, to a page that stated nothing", async () => {
    const {address, go, back, travels} = opened(PAGE);
    address.write("by=lab", {isStep: true});
    await go("#x");
    address.write("by=model", {isStep: true});
    await back();
    expect(address.stated).toBe("by=lab");
    await back();
    expect(address.stated).toBe("by=lab");
    await back();
    expect(address.stated).toBe("");
    expect(travels).toEqual(["by=lab", ""]);
  });

  it("writes and reads nothing while private", async () => {
    const {address, go, location, travels} = opened(`${PAGE}#by=lab`);
    address.setPrivate(true);
    address.write("by=secret", {isStep: true});
    expect(location.href).toBe(PAGE);
    await go("#by=model");
    expect(travels).toEqual([]);
  });

  it("reads what links of before carry in the query, and moves it to the fragment", () => {
    const {address, location} = opened("http://localhost/en/brief?from=2026-02-27&utm=a", {queryKeys: ["from", "to"]});
    expect(address.stated).toBe("from=2026-02-27");
    address.write("from=2026-03-01&to=2026-03-02");
    expect(location.href).toBe("http://localhost/en/brief?utm=a#from=2026-03-01&to=2026-03-02");
  });

  it("reads a link whose signs were encoded on its way", () => {
    expect(opened(`${PAGE}#set%3Da%3A1%7Eb%3A2%26case%3Dx`).address.stated).toBe("set=a:1~b:2&case=x");
  });
});
