import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Request } from '../command-line.ts'
import { allRows } from '../rows/all.ts'

const resultsFolder = fileURLToPath(new URL('../../results/', import.meta.url))

/** Returns where a run leaves what it wrote: a part of a run does not replace the results of a whole one. */
export function folderOf({ output, rows, scale }: Request): string {
  if (output !== undefined) return resolve(output)
  const isWhole = rows.length === allRows.length && scale === 'full'
  return isWhole ? resultsFolder : join(resultsFolder, 'partial')
}
