import { ThreadPool } from '@mp/core'
import { runRounds, withoutWebAssembly } from '@mp/workloads'
import type { WorkloadJob } from './job.ts'

/** Runs a function some times and returns the least time that it had the processor, in milliseconds. */
function leastMs(run: () => unknown, rounds: number): number {
  let least = Infinity
  for (let left = rounds; left > 0; left--) {
    const start = process.threadCpuUsage()
    run()
    const { user, system } = process.threadCpuUsage(start)
    least = Math.min(least, (user + system) / 1000)
  }
  return least
}

/** Measures a job in this thread, as it is and in its plain form, in milliseconds. */
export function measureOurs(job: WorkloadJob, size: number, rounds: number): { ours: number; plain: number } {
  const run = job.prepare(size)
  // A warm-up, so that neither is measured while it is compiled.
  run()
  withoutWebAssembly(run)
  return { ours: leastMs(run, rounds), plain: leastMs(() => withoutWebAssembly(run), rounds) }
}

/** Measures a job on a pool of threads, in milliseconds; parts are four for each worker. */
export async function measureOnPool(
  job: WorkloadJob,
  size: number,
  { workers, rounds }: { workers: number; rounds: number },
): Promise<number> {
  await using pool = new ThreadPool(workers)
  let least = Infinity
  await job.inParts(size, async (kernel, input) => {
    // The first time starts workers and loads the kernel there.
    for (let left = rounds + 1; left > 0; left--) {
      const start = performance.now()
      await runRounds(kernel, input, {
        parts: 2 * workers,
        map: (run, parts) => pool.map(run, parts, { chunkSize: 1 }),
      })
      if (left <= rounds) least = Math.min(least, performance.now() - start)
    }
  })
  return least
}
