import { existsSync, readdirSync } from 'node:fs'
import { libc } from '../memory/libc.ts'
import { SHARED_DIRECTORY } from '../memory/shared-block.ts'

/** How names of blocks begin that belong to another block, whose name follows. */
const PART_PREFIX = 'mq-'
const SWEEP_MS = 1000

let sweptAt = Number.NEGATIVE_INFINITY

/** Returns how names of parts of a block begin. */
export function partPrefix(block: string): string {
  return `${PART_PREFIX}${block}`
}

/** Removes a part, if it exists. */
export function removePart(name: string): void {
  libc().unlinkShared(name)
}

/** Removes all parts of a block. */
export function removeParts(block: string): void {
  for (const name of readdirSync(SHARED_DIRECTORY)) if (name.startsWith(`${partPrefix(block)}-`)) removePart(name)
}

/** Removes the parts of blocks that are gone; not more often than once in a second, unless it is the last time. */
export function sweepParts({ isLast = false }: { isLast?: boolean } = {}): void {
  const now = performance.now()
  if (!isLast && now - sweptAt < SWEEP_MS) return
  sweptAt = now
  for (const name of readdirSync(SHARED_DIRECTORY)) {
    if (!name.startsWith(PART_PREFIX)) continue
    const block = name.slice(PART_PREFIX.length, name.lastIndexOf('-'))
    if (!existsSync(`${SHARED_DIRECTORY}/${block}`)) removePart(name)
  }
}
