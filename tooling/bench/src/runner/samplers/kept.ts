import type { Figures, Sizes } from '../../rows/row.ts'
import { repeated, seconds } from '../../rows/seconds.ts'
import { measureIn } from '../measure-in.ts'
import { MeasuringProgram } from '../program.ts'
import { type Assignment, type Sampler, WORKER_COUNT } from '../sampler.ts'

/** For how long to warm up once the workers have started: what is loaded and compiled by then is in no sample. */
const WARM_UP_MS = 300

/** Opens a contender once, warms it up, and takes all samples of it. */
export async function openKept({ row, sampling, contender, scale }: Assignment<'kept'>): Promise<Sampler> {
  const program = await MeasuringProgram.start(contender)
  const measure = (size: Sizes): Promise<Figures> => measureIn(program, row, size)
  try {
    await program.open(WORKER_COUNT, row.payload)
    const size = sampling.sizes[scale]
    const warmUp = (): Promise<Figures> => measure({ ...size, count: size.warmUp })
    // Workers that start may take longer for it than all of the rest.
    if (scale === 'full') await warmUp()
    const times = await repeated(scale === 'full' ? WARM_UP_MS : 0, () => seconds(async () => void (await warmUp())))
    const msEach = (Math.min(...times) * 1000) / size.warmUp
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
