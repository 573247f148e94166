import type {TableSession} from "../query/notebook/tables.js";
import {namesInPlace} from "./sql-names.js";

/** Which tables SQL texts read, asked of DuckDB once a text. */
export class TablesRead {
  /** By the text; null while DuckDB is asked. */
  private readonly tables = new Map<string, readonly string[] | null>();
  private readonly asking = new Set<Promise<void>>();

  /** `onKnown` runs once what was asked together is known. */
  constructor(
    private readonly session: Pick<TableSession, "tablesIn">,
    private readonly onKnown: () => void
  ) {}

  /** Names in small letters; null where they are not known yet. */
  of(text: string): readonly string[] | null {
    return this.tables.get(text) ?? null;
  }

  /** Asks for those of texts that it has not seen. */
  ask(texts: readonly string[]): void {
    const unseen = [...new Set(texts)].filter((text) => !this.tables.has(text));
    if (unseen.length === 0) return;
    const asked = Promise.all(
      unseen.map(async (text) => {
        this.tables.set(text, null);
        this.tables.set(text, await this.namesIn(text));
      })
    ).then(() => this.onKnown());
    this.asking.add(asked);
    void asked.finally(() => this.asking.delete(asked));
  }

  async idle(): Promise<void> {
    await Promise.all([...this.asking]);
  }

  /** What a text reads: what DuckDB’s parser finds, which passes over some joins, with what stands where a table is named. */
  private async namesIn(text: string): Promise<readonly string[]> {
    const found = await this.session.tablesIn(text).catch((): readonly string[] => []);
    return [...new Set([...found.map((name) => name.toLowerCase()), ...namesInPlace(text)])];
  }
}
