import { getEnvironmentData, setEnvironmentData } from 'node:worker_threads'

/** Under this key every thread finds the word of the guard. */
const KEY = 'mp.loading-guard'
const FREE = 0
const TAKEN = 1
/** Nothing that is guarded takes so long: whoever has the guard was ended by somebody else. */
const LONGEST_MS = 1000

/**
 * Makes the guard known to threads that are started from now on.
 *
 * A thread that is ended while native functions are being loaded takes the whole program with it: the library throws
 * where nothing can be thrown any more. So nobody is ended while anybody loads.
 */
export function shareLoadingGuard(): void {
  void guard()
}

/** Does something while no other thread loads native functions, or is ended by us. */
export function withLoadingGuard<T>(act: () => T): T {
  const word = guard()
  const end = performance.now() + LONGEST_MS
  while (Atomics.compareExchange(word, 0, FREE, TAKEN) !== FREE) {
    const left = end - performance.now()
    if (left <= 0) break
    Atomics.wait(word, 0, TAKEN, left)
  }
  try {
    return act()
  } finally {
    Atomics.store(word, 0, FREE)
    Atomics.notify(word, 0, 1)
  }
}

function guard(): Int32Array {
  const known: unknown = getEnvironmentData(KEY)
  if (known instanceof Int32Array) return known
  const word = new Int32Array(new SharedArrayBuffer(4))
  setEnvironmentData(KEY, word)
  return word
}
