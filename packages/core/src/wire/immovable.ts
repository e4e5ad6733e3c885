import { isMarkedAsUntransferable } from 'node:worker_threads'

const reasons = new WeakMap<ArrayBuffer, string>()

/** Says that memory must stay where it is, and why. */
export function keepInPlace(memory: ArrayBuffer, reason: string): void {
  reasons.set(memory, reason)
}

/** Returns why memory must stay where it is; undefined when it may be moved. */
export function reasonToStay(memory: ArrayBuffer): string | undefined {
  return memory.detached ? 'its memory was moved before, and is empty' : reasons.get(memory)
}

/** Tells whether Node keeps memory for itself: that of many small Buffers, or what native code has to free. */
export function isKeptByNode(memory: ArrayBuffer): boolean {
  return isMarkedAsUntransferable(memory)
}
