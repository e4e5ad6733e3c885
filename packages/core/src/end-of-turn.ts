const putOff = new Set<() => void>()

/**
 * Runs something once this turn of the program has ended, or as soon as the thread is about to sleep in it: whoever
 * sleeps may wait for the very thing that was put off. The same function that is put off twice runs once.
 */
export function atEndOfTurn(run: () => void): void {
  putOff.add(run)
  queueMicrotask(() => {
    if (putOff.delete(run)) run()
  })
}

/** Runs what was put off to the end of this turn, as this thread is about to sleep. */
export function beforeSleep(): void {
  for (const run of putOff) {
    putOff.delete(run)
    run()
  }
}
