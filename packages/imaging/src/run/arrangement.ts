import { cpuCount, type Inputs, OptionTypeError } from '@mp/core'
import { checkChoice, checkInteger } from '../check-option.ts'

/** Whether images are compressed in this process or in others. */
const ISOLATION_CHOICES = ['auto', 'process', 'none'] as const

/** Whether images are compressed in this process or in others. */
export type Isolation = (typeof ISOLATION_CHOICES)[number]

/** Who does the work of a run that was given no pool. */
export type Arrangement = { type: 'processes'; workers: number } | { type: 'here'; atOnce: number }

/** Up to so many images a core the start of processes costs more than it gives: about as long as three photos take. */
const FEW_PER_CORE = 4

/** Images on hand besides one a core: what this thread does on each, such as its Huffman codes, leaves a core to another. */
const SPARE_IMAGES = 1

/** Threads of libuv on which native code runs, unless the environment says otherwise. */
const USUAL_THREADS = 4

/** Chooses the fastest arrangement that gives what was asked for. */
export function arrangementFor(
  inputs: Inputs<unknown>,
  options: { isolation: unknown; workers: unknown; timeout: number | undefined; isSlow?: boolean; cores?: number },
): Arrangement {
  const isolation = checkChoice('isolation', options.isolation ?? 'auto', ISOLATION_CHOICES)
  const { workers, timeout, isSlow = false } = options
  const asked = workers === undefined ? undefined : checkInteger('workers', workers, { min: 1, max: 1024 })
  if (isolation === 'none' && timeout !== undefined)
    throw new OptionTypeError(
      "timeout needs processes, as native code cannot be interrupted: leave out isolation: 'none'",
    )
  const count = Array.isArray(inputs) ? inputs.length : Number.POSITIVE_INFINITY
  const cores = options.cores ?? cpuCount()
  const isAsked = isolation === 'process' || timeout !== undefined || (isolation === 'auto' && asked !== undefined)
  const isWorthIt = isSlow || (cores > threadCount() && count > FEW_PER_CORE * cores)
  if (isAsked || (isolation === 'auto' && isWorthIt))
    return { type: 'processes', workers: asked ?? Math.max(1, Math.min(cores, count)) }
  return { type: 'here', atOnce: asked ?? Math.min(cores + SPARE_IMAGES, threadCount()) }
}

function threadCount(): number {
  const threads = Number(process.env['UV_THREADPOOL_SIZE'])
  return Number.isInteger(threads) && threads > 0 ? threads : USUAL_THREADS
}
