/** What keys of command mode do with the cell that is chosen. */
export interface CellCommands {
  choose(by: number): void;
  edit(): void;
  leave(): void;
  add(offset: 0 | 1): void;
  remove(): void;
  move(by: number): void;
  run(): void;
  undo(): void;
  redo(): void;
  fold(): void;
  outline(): void;
  whereFrom(): void;
  comment(): void;
}

/** Two modes as in Jupyter: within a text keys write, and Esc leaves it; on a cell they do things with it. */
export function onNotebookKey(
  event: KeyboardEvent,
  isEditing: boolean,
  isOnCell: boolean,
  commands: CellCommands,
  state: {lastD: number}
): void {
  const done = (work: () => void) => {
    event.preventDefault();
    work();
  };
  const isRun = event.key === "Enter" && (event.ctrlKey || event.metaKey);
  if (isRun) {
    done(() => commands.run());
    return;
  }
  if (event.key === "Escape" && isEditing && !event.defaultPrevented) {
    done(() => commands.leave());
    return;
  }
  if (!isOnCell) return;
  if (event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
    done(() => commands.move(event.key === "ArrowUp" ? -1 : 1));
    return;
  }
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z") {
    done(() => (event.shiftKey ? commands.redo() : commands.undo()));
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const again = event.key === "d" && event.timeStamp - state.lastD < 800;
  state.lastD = event.key === "d" && !again ? event.timeStamp : -Infinity;
  if (again) {
    done(() => commands.remove());
    return;
  }
  if (event.key === "ArrowDown" || event.key === "j") {
    done(() => commands.choose(1));
    return;
  }
  if (event.key === "ArrowUp" || event.key === "k") {
    done(() => commands.choose(-1));
    return;
  }
  if (event.key === "Enter") {
    done(() => commands.edit());
    return;
  }
  if (event.key === "a") {
    done(() => commands.add(0));
    return;
  }
  if (event.key === "b" || event.key === "/") {
    done(() => commands.add(1));
    return;
  }
  if (event.key === "f") done(() => commands.fold());
  if (event.key === "w") done(() => commands.whereFrom());
  if (event.key === "c") done(() => commands.comment());
  if (event.key === "o") done(() => commands.outline());
  if (event.key === "z") done(() => commands.undo());
}
