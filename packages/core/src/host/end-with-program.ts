const atExit = new Set<() => void>()

/** Runs `end` when the program exits, and returns how to take that back. */
export function endWithProgram(end: () => void): () => void {
  if (atExit.size === 0) process.on('exit', endAll)
  atExit.add(end)
  return () => {
    atExit.delete(end)
    if (atExit.size === 0) process.off('exit', endAll)
  }
}

function endAll(): void {
  for (const end of atExit) end()
}
