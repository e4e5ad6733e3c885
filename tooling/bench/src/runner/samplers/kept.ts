import type { Figures, Sizes } from '../../rows/row.ts'
import { measureIn } from '../measure-in.ts'
import { MeasuringProgram } from '../program.ts'
import { type Assignment, type Sampler, WORKER_COUNT } from '../sampler.ts'

/** Opens a contender once, warms it up, and takes all samples of it. */
export async function openKept({ row, sampling, contender, scale }: Assignment<'kept'>): Promise<Sampler> {
  const program = await MeasuringProgram.start(contender)
  const measure = (size: Sizes): Promise<Figures> => measureIn(program, row, size)
  try {
    await program.open(WORKER_COUNT, row.payload)
    const size = sampling.sizes[scale]
    await measure({ ...size, count: size.warmUp })
    // The first run loads and compiles; only the second tells how fast it is.
    const start = performance.now()
    await measure({ ...size, count: size.warmUp })
    const msEach = (performance.now() - start) / size.warmUp
    const count = countWithin(sampling.limitMs ?? Number.POSITIVE_INFINITY, msEach, size)
    return {
      limitedCount: count < size.count ? count : undefined,
      sample: async (figures) => void Object.assign(figures, await measure({ ...size, count })),
      close: () => program[Symbol.asyncDispose](),
    }
  } catch (error) {
    await program[Symbol.asyncDispose]()
    throw error
  }
}

/** Returns how many tasks of a sample take no longer than a limit, in steps of the warm-up and at least that many. */
function countWithin(limitMs: number, msEach: number, { count, warmUp }: Sizes): number {
  const steps = Math.max(1, Math.floor(limitMs / msEach / warmUp))
  return Math.min(count, steps * warmUp)
}
