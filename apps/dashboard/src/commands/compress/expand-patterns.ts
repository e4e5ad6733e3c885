import { existsSync } from 'node:fs'
import { glob } from 'node:fs/promises'

/** Replaces patterns that the shell left alone by the files they match, sorted; names of files stay as they are. */
export async function expandPatterns(patterns: readonly string[]): Promise<string[]> {
  const files: string[] = []
  for (const pattern of patterns) {
    if (!/[*?[{]/.test(pattern) || existsSync(pattern)) files.push(pattern)
    else files.push(...(await Array.fromAsync(glob(pattern))).toSorted())
  }
  return [...new Set(files)]
}
