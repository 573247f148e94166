/** A drawing whose groups of marks may bear the names that Plot gives them: a name without a role is said by no reader. */
export function withMarkRoles<T extends Node>(drawing: T): T {
  if (drawing.nodeType === 1)
    for (const group of (drawing as Node as Element).querySelectorAll("g[aria-label]:not([role])"))
      group.setAttribute("role", "group");
  return drawing;
}
