import {circular} from "../calculate/circular.js";
import {cellwise, keepsUnit} from "./cellwise.js";
import type {FunctionDefinition} from "./define.js";

export const CIRCULAR: FunctionDefinition = cellwise("circular(x)", circular, keepsUnit, {
  words: {en: "{1}, solved together with what it depends on", zh: "{1}（与其所依赖的各项联立求解）"},
  help: {
    en: "Lets a line depend on itself through others, such as interest on an average balance: solved until it misses by no more than 1e-12, else an error.",
    zh: "允许一项经由其他项依赖自身，如按平均余额计息：联立求解至误差不超过1e-12，否则为错误。"
  },
  example: {formula: "circular(discount * avg(debt, prev(debt, 60 * unit)))", result: [5.5, 4.5, 3.5, 2.5, 1.5]}
});
