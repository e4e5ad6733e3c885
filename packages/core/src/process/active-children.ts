import type { Process } from './process.ts'

const children = new Set<Process>()

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
export function activeChildren(): Process[] {
  return [...children]
}

/** Notes that a child was started. */
export function addChild(child: Process): void {
  children.add(child)
}

/** Notes that a child has ended. */
export function removeChild(child: Process): void {
  children.delete(child)
}
