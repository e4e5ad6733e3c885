import { globSync, statSync } from 'node:fs'
import { join } from 'node:path'

const core = join(import.meta.dirname, '../../../packages/core')

/**
 * Returns the environment in which programs that a test starts take `@mp/core` from its build, which loads in a third of
 * the time of its sources; an empty one while there is no build as new as they are.
 */
export function builtWorkers(): { NODE_OPTIONS?: string } {
  const builtAt = modifiedAt(join(core, 'dist/index.js'))
  const isOld = globSync('src/**/*.ts', { cwd: core }).some((source) => modifiedAt(join(core, source)) > builtAt)
  if (isOld) return {}
  const hook = `--import=${new URL('./use-built-core.ts', import.meta.url).href}`
  return { NODE_OPTIONS: [process.env['NODE_OPTIONS'], hook].filter(Boolean).join(' ') }
}

function modifiedAt(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0
}
