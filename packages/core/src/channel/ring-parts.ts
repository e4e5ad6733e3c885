import { readdirSync } from 'node:fs'
import { libc } from '../memory/libc.ts'
import { SHARED_DIRECTORY } from '../memory/shared-block.ts'
import { PART_PREFIX } from '../memory/sweep.ts'

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
