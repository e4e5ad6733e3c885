import type { ProgramAddress } from '../../watch/live-program.ts'

/**
 * Reads the address of a program: its process id, and the thread after a colon; undefined when it is none.
 *
 * @example
 * ```ts @import.meta.vitest
 * expect(parseAddress('4711')).toEqual({ pid: 4711, threadId: 0 })
 * expect(parseAddress('4711:3')).toEqual({ pid: 4711, threadId: 3 })
 * expect(parseAddress('photos.ts')).toBeUndefined()
 * ```
 */
export function parseAddress(words: string): ProgramAddress | undefined {
  const found = /^(\d{1,9})(?::(\d{1,9}))?$/.exec(words)
  const pid = Number(found?.[1] ?? 0)
  return pid < 1 ? undefined : { pid, threadId: Number(found?.[2] ?? 0) }
}
