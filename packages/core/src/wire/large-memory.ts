/** Memory of this size or more goes beside a message, which saves copies of it. */
export const LARGE_BYTES: number = 64 * 1024

/** Whether memory is worth going beside what it belongs to; what can still grow goes with it. */
export function isLarge(memory: ArrayBuffer): boolean {
  return memory.byteLength >= LARGE_BYTES && !memory.resizable
}
