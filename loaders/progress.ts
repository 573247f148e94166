const WIDTH = 24;

/** Draws how far a command is: one line that redraws itself on a terminal, nothing elsewhere. */
export function progressBar(stream: NodeJS.WriteStream = process.stderr): {
  readonly show: (done: number, total: number, label: string) => void;
  readonly clear: () => void;
} {
  if (!stream.isTTY) return {show: () => undefined, clear: () => undefined};
  return {
    show: (done, total, label) => {
      const filled = Math.round((WIDTH * done) / total);
      stream.write(`\r\u001b[K${"█".repeat(filled)}${"░".repeat(WIDTH - filled)} ${done}/${total} ${label}`);
    },
    clear: () => stream.write("\r\u001b[K")
  };
}
