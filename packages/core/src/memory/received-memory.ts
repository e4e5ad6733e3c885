import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** The longest piece of memory whose end glibc learns from, with something to spare for its own notes. */
const LONGEST_BYTES = 32 * 1024 * 1024 - 64 * 1024
/** How much may come in before what came in before is looked at. */
const EVERY_BYTES = 16 * 1024 * 1024

let received: number | undefined
let collectYoung: (() => void) | undefined

/**
 * Notes that memory was received which is garbage soon, as most values are once they were used.
 *
 * @remarks
 * Left to itself the engine waits until 64 MiB of such memory have gathered, and then looks at everything, which takes
 * longer than the copying did; meanwhile each value gets fresh memory, which the kernel has to clear page by page. So
 * what is young is looked at from time to time, which takes a fraction of a millisecond, and memory that is free stays
 * with the process.
 */
export function noteReceived(byteLength: number): void {
  if (received === undefined) keepFreedMemory()
  received = (received ?? 0) + byteLength
  if (received < EVERY_BYTES) return
  received = 0
  collectYoung ??= youngCollector()
  collectYoung()
}

/**
 * Has the C library keep some of the memory that is freed for what is allocated next.
 *
 * glibc gives memory back as soon as more than twice the longest piece lies free that was ever freed. So freeing a long
 * piece once, which is never touched and costs nothing, has it keep up to 64 MiB.
 */
function keepFreedMemory(): void {
  new ArrayBuffer(LONGEST_BYTES).transfer(0)
}

function youngCollector(): () => void {
  const collector = findCollector()
  return typeof collector === 'function'
    ? () => void Reflect.apply(collector, undefined, [{ type: 'minor' }])
    : () => {}
}

/** Where the program has not asked for the collector, a context of its own gets it, and nothing else sees it. */
function findCollector(): unknown {
  if ('gc' in globalThis) return globalThis.gc
  setFlagsFromString('--expose-gc')
  try {
    return runInNewContext('gc')
  } finally {
    setFlagsFromString('--no-expose-gc')
  }
}
