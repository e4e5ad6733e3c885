import { CaptureError } from '../errors.ts'
import { GraphDecoder } from './decode-captured.ts'
import type { CallableDescription, ValueDescription } from './description.ts'
import { LiveValues } from './live-values.ts'
import { loadImport } from './load-import.ts'
import { RecentFunctions } from './recent-functions.ts'
import { sizeOf } from './size-of.ts'
import { isHandleKindKnown, reviveHandle } from '../wire/handle.ts'
import { resolveWellKnown } from './well-known.ts'

const live = new LiveValues()
/**
 * An initializer that has run is used by no one any more; yet what it put into a captured object is for the tasks that
 * are loaded after it.
 */
const recent = new RecentFunctions<Function>()

/**
 * Makes the function that {@link describeCallable} described in another process or thread.
 *
 * @remarks
 * Functions with the same id are one function here. Functions from the same scope share its variables and captured
 * objects: what one of them changes, the others see, until the sender changes its own.
 * @throws CaptureError when a module that it needs cannot be loaded, or its source cannot run here.
 */
export async function loadCallable(description: CallableDescription): Promise<Function> {
  const { name } = description
  const value = await load(description)
  if (typeof value === 'function') return value
  throw new CaptureError(name, `it is ${value === null ? 'null' : `of type ${typeof value}`} here`)
}

async function load(description: CallableDescription): Promise<unknown> {
  switch (description.type) {
    case 'reference':
      return loadImport(
        { type: 'reference', url: description.url, exportName: description.exportName },
        description.name,
      )
    case 'well-known':
      return resolveWellKnown(description.path)
    case 'value':
      return loadByValue(description)
    default:
      return description satisfies never
  }
}

async function loadByValue(description: ValueDescription): Promise<unknown> {
  const known = live.get(description.nodes[description.root]?.key ?? '')
  const decoder = new GraphDecoder(description, live)
  // Each handle has to be taken, also where the function is here already: its sender keeps the thing until then.
  await takeHandles(description, decoder)
  // Variables may have changed all the same.
  if (known !== undefined && description.environments.length === 0) return known
  const imports = description.nodes.map(async ({ kind }, place) => {
    if (kind.type !== 'reference' && kind.type !== 'import') return
    decoder.provide(place, await loadImport(kind, description.name))
  })
  await Promise.all(imports)
  try {
    const fn = decoder.decode()
    if (typeof fn === 'function') recent.add(fn, sizeOf(description))
    return fn
  } catch (cause) {
    if (cause instanceof CaptureError) throw cause
    const reason = `its source cannot run here: ${cause instanceof Error ? cause.message : String(cause)}`
    throw new CaptureError(description.name, reason, { cause })
  }
}

async function takeHandles({ nodes }: ValueDescription, decoder: GraphDecoder): Promise<void> {
  for (const [place, { kind }] of nodes.entries()) {
    if (kind.type !== 'handle') continue
    if (!isHandleKindKnown(kind.handle.kind)) await import('../handle-kinds.ts')
    decoder.provide(place, reviveHandle(kind.handle))
  }
}
