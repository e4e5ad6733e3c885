import { existsSync } from 'node:fs'
import { WorkerStartError } from './errors.ts'

/**
 * Returns the file that a worker of a kind starts from.
 *
 * Bundling moves `import.meta.url`, so this file and the entries stay side by side at the root of `src` and `dist`.
 * A program that was bundled together with this package finds the entries in the installed package.
 */
export function workerUrl(kind: 'process' | 'thread' | 'watch' | 'manager'): URL {
  const extension = import.meta.url.endsWith('.ts') ? '.ts' : '.js'
  const beside = new URL(`./worker-${kind}${extension}`, import.meta.url)
  if (existsSync(beside)) return beside
  try {
    return new URL(import.meta.resolve(`@mp/core/worker-${kind}`))
  } catch (cause) {
    const reason = `the file worker-${kind}${extension} is not beside the bundle; mark @mp/core as external and install it`
    throw new WorkerStartError(`No worker can start: ${reason}`, { cause })
  }
}
