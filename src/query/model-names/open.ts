import {FileAttachment} from "observablehq:stdlib";
import type {ModelRegistry} from "./registry.js";

let opened: Promise<ModelRegistry> | null = null;

/** The published registry, loaded when it is first asked for. */
export function openModelRegistry(): Promise<ModelRegistry> {
  opened ??= FileAttachment("/data/model-registry.json").json<ModelRegistry>();
  opened.catch(() => (opened = null));
  return opened;
}
