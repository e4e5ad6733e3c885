import type { BaseProcess } from './base-process.ts'

const children = new Set<BaseProcess>()

/**
 * Returns the processes and threads that this one has started and that have not ended, oldest first.
 *
 * @remarks The workers of pools are not among them.
 * @example
 * ```ts @import.meta.vitest
 * import { activeChildren, Process } from '@mp/core'
 * const process = new Process(() => {})
 * process.start()
 * expect(activeChildren()).toContain(process)
 * await process.join()
 * expect(activeChildren()).not.toContain(process)
 * ```
 */
export function activeChildren(): BaseProcess[] {
  return [...children]
}

/** Notes that a child was started. */
export function addChild(child: BaseProcess): void {
  children.add(child)
}

/** Notes that a child has ended. */
export function removeChild(child: BaseProcess): void {
  children.delete(child)
}
