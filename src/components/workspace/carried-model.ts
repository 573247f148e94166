import type {AddressStore} from "../../controls/address.js";
import {fieldIn} from "./kept-desk.js";

/** Opens a model that is packed; done once the browser keeps it, or could not. */
type Open = (packed: string) => Promise<unknown>;

/**
 * The model that the address carries, packed. Until the browser keeps it, it stands nowhere else: the address is left
 * as it is, or who loads the page anew would lose it.
 */
export class CarriedModel {
  /** Takes what opens the model of each link that carries one: now, and when the reader goes to another. */
  openWith!: (open: Open) => void;
  private readonly opener = new Promise<Open>((resolve) => (this.openWith = resolve));
  private arrived: Promise<unknown> = Promise.resolve();

  constructor(private readonly address: AddressStore) {
    const arrive = () => {
      const {packed} = this;
      if (packed !== "") this.arrived = this.opener.then((open) => open(packed));
    };
    address.onTravel(arrive);
    arrive();
  }

  /** "" where the address carries none. */
  get packed(): string {
    return fieldIn(this.address.stated, "model");
  }

  /** Writes what is open to the address, as it is by the time that this may be. */
  write(fragment: () => string): void {
    const write = () => this.address.write(fragment());
    if (this.packed === "") write();
    else void this.arrived.then(write);
  }
}
