import { getEnvironmentData, setEnvironmentData, threadId } from 'node:worker_threads'

/** Under this key a thread finds its guard, as whoever started it left it there. */
const KEY = 'mp.native-guard'
const FREE = 0
const TAKEN = 1
const ENDED = 1
/** Nothing that is guarded takes so long: whoever has the guard was ended by somebody else. */
const LONGEST_MS = 1000

/** What a thread knows of the threads of its program. */
interface Guard {
  /** The thread that left it there: the one that reads it, or the one that started that. */
  threadId: number
  /** Taken by whoever is within native code, or ends a thread; of one for the whole program. */
  taken: Int32Array
  /** A cell for each end that ends this thread: its own, and of those that it lives in. */
  ends: readonly Int32Array[]
  /** Those of the threads that this one starts, before the end of each is added. */
  endsBelow: readonly Int32Array[]
}

let known: Guard | undefined
let isWithin = false

/**
 * Calls native code that throws when its thread is ended in the midst of it: nothing can be thrown there any more, and
 * the whole program would go with the thread. So nobody is ended by us while anybody is within.
 */
export function withNativeGuard<T>(act: () => T): T {
  if (isWithin) return act()
  const guard = (known ??= findGuard())
  take(guard.taken)
  if (guard.ends.some(isEnded)) {
    release(guard.taken)
    waitForEnd()
    take(guard.taken)
  }
  return within(guard, act)
}

/** A thread whose end does not take the program with it. */
export interface Guarded<T> {
  thread: T
  /** Ends it, and with it all threads that were started in it. */
  terminate: () => void
}

/** Starts a thread that is told of its end before it ends. */
export function startGuarded<T extends { terminate(): unknown }>(start: () => T): Guarded<T> {
  const guard = (known ??= findGuard())
  const ended = newCell()
  setEnvironmentData(KEY, { ...guard, endsBelow: [...guard.endsBelow, ended] })
  try {
    const thread = start()
    return { thread, terminate: () => announce(guard, ended, () => void thread.terminate()) }
  } finally {
    setEnvironmentData(KEY, guard)
  }
}

/** Tells the thread, and all that live in it, that nothing native is to be begun any more, and ends it. */
function announce(guard: Guard, ended: Int32Array, terminate: () => void): void {
  take(guard.taken)
  Atomics.store(ended, 0, ENDED)
  within(guard, terminate)
}

function findGuard(): Guard {
  const left: unknown = getEnvironmentData(KEY)
  if (isGuard(left) && left.threadId === threadId) return left
  const exits = newCell()
  const ends = isGuard(left) ? left.endsBelow : []
  const guard = { threadId, taken: isGuard(left) ? left.taken : newCell(), ends, endsBelow: [...ends, exits] }
  setEnvironmentData(KEY, guard)
  // Threads that still run when theirs exits are ended with it.
  process.on('exit', () => announce(guard, exits, () => {}))
  return guard
}

function within<T>({ taken }: Guard, act: () => T): T {
  isWithin = true
  try {
    return act()
  } finally {
    isWithin = false
    release(taken)
  }
}

function take(taken: Int32Array): void {
  const end = performance.now() + LONGEST_MS
  while (Atomics.compareExchange(taken, 0, FREE, TAKEN) !== FREE) {
    const left = end - performance.now()
    if (left <= 0) return
    Atomics.wait(taken, 0, TAKEN, left)
  }
}

function release(taken: Int32Array): void {
  Atomics.store(taken, 0, FREE)
  Atomics.notify(taken, 0, 1)
}

/** Is ended while it waits. */
function waitForEnd(): void {
  Atomics.wait(newCell(), 0, 0, LONGEST_MS)
}

function isEnded(cell: Int32Array): boolean {
  return Atomics.load(cell, 0) === ENDED
}

function newCell(): Int32Array {
  return new Int32Array(new SharedArrayBuffer(4))
}

function isGuard(value: unknown): value is Guard {
  return typeof value === 'object' && value !== null && 'endsBelow' in value
}
