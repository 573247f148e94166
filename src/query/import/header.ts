import {lookAt} from "./import.js";
import type {Plan} from "./roles/roles.js";

/** What a file's beginning shows: its columns, and how they would be read. */
export interface Header {
  readonly names: readonly string[];
  readonly plan: Plan;
}

/** The names of a file's columns with the roles they suggest, read from its beginning. Throws an ImportFault. */
export async function readHeader(file: Blob, onStep?: () => void): Promise<Header> {
  const {survey, plan} = await lookAt(file, onStep);
  return {names: survey.names, plan};
}
