import type {Books} from "../../query/source-records.js";
import {marked} from "../../words/marked.js";
import {count} from "../../words/quantity.js";
import {say, type Words} from "../../words/say.js";

/** Where the books stand, and how anyone can check them. */
export function booksHead({head}: Pick<Books, "head">): Words {
  if (!head)
    return {
      en: say`On this day the books had not yet begun: every value is dated by the archive that evidences it.`,
      zh: say`当日账本尚未开立：各数值的日期均以存档为证。`
    };
  const [entries, hash, verify] = [count(head.seq, "entries"), marked("checksum", head.hash), VERIFY];
  return {
    en: say`The books hold ${entries} entries, each with the hash of the one before; the last hash is ${hash}. In the repository, ${verify} recomputes every checksum and names each entry, file and row that does not hold; the site is built from books that do. Someone who rewrites every file, every entry and every published copy is not caught: each edition prints the last hash it rests on, so that one copy kept elsewhere shows it.`,
    zh: say`账本现有 ${entries} 笔记录，每一笔都包含上一笔的哈希，末笔的哈希为 ${hash}。在代码库中运行 ${verify}，即可重新计算全部校验和，并指出每个不成立的记录、文件与行；账本不成立时，本站不会构建。若有人改写全部文件、记录及所有已发布的副本，则无法察觉：每个版本都印有其所依据的末笔哈希，另存一份即可比对。`
  };
}

const VERIFY = marked("code", "npm run verify");
