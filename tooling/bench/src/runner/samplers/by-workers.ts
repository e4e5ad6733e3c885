import { measureIn } from '../measure-in.ts'
import { MeasuringProgram } from '../program.ts'
import type { Assignment, Sampler } from '../sampler.ts'

/** Opens a contender with one worker and once more with two, and compares the times of the same work. */
export async function openByWorkers(assignment: Assignment<'by-workers'>): Promise<Sampler> {
  const programs: MeasuringProgram[] = []
  const close = async (): Promise<void> => {
    for (const program of programs) await program[Symbol.asyncDispose]()
  }
  try {
    for (const workerCount of [1, 2]) programs.push(await openWarm(assignment, workerCount))
  } catch (error) {
    await close()
    throw error
  }
  const { row, sampling, scale } = assignment
  return {
    async sample(figures) {
      const times: number[] = []
      for (const program of programs) {
        const { ms = Number.NaN } = await measureIn(program, row, sampling.sizes[scale])
        times.push(ms)
      }
      const [one = Number.NaN, two = Number.NaN] = times
      Object.assign(figures, { 'ms with 1': one, 'ms with 2': two, 'speed-up': one / two })
    },
    close,
  }
}

async function openWarm(assignment: Assignment<'by-workers'>, workerCount: number): Promise<MeasuringProgram> {
  const { row, sampling, contender, scale } = assignment
  const program = await MeasuringProgram.start(contender)
  try {
    await program.open(workerCount, row.payload)
    const size = sampling.sizes[scale]
    await measureIn(program, row, { ...size, count: size.warmUp })
    return program
  } catch (error) {
    await program[Symbol.asyncDispose]()
    throw error
  }
}
