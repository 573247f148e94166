import type {EngineMaker} from "./engine.js";

export const crossfilterEngine: EngineMaker;
export const arqueroEngine: EngineMaker;
export const mosaicEngine: EngineMaker;
export const perspectiveEngine: EngineMaker;
