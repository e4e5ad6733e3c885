import type { NodeContender } from '../contenders/contender.ts'

/**
 * Loads the contender that this program is for, and nothing else of the others.
 *
 * @throws Error when the arguments of the program name none.
 */
export async function loadContender(): Promise<NodeContender> {
  const [url = '', name = ''] = process.argv.slice(2)
  const loaded: unknown = await import(url)
  const found = hasContenders(loaded) ? loaded.contenders.find((contender) => contender.name === name) : undefined
  if (found === undefined) throw new Error(`${url} has no contender named ${name}`)
  return found
}

function hasContenders(loaded: unknown): loaded is { contenders: readonly NodeContender[] } {
  return typeof loaded === 'object' && loaded !== null && 'contenders' in loaded && Array.isArray(loaded.contenders)
}
