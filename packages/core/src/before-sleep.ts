const due = new Set<() => void>()

/** Has something done whenever this thread is about to sleep in its turn: whoever sleeps may wait for that very thing. */
export function onSleep(run: () => void): void {
  due.add(run)
}

/** Has it done no longer. */
export function offSleep(run: () => void): void {
  due.delete(run)
}

/** Does what is to be done before this thread sleeps. */
export function beforeSleep(): void {
  for (const run of due) run()
}
