import { spawnSync } from 'node:child_process'
import type { BenchJob } from './jobs.ts'

/** Measures a job's Python code three times, and returns the least time in milliseconds, if there is code and Python. */
export function pythonMs({ python, pythonInput = new Uint8Array(0) }: BenchJob): number | undefined {
  if (python === undefined) return undefined
  const [setup, job] = python
  const program = `import time
${setup}
def job():
${job.replaceAll(/^/gm, '    ')}
least = float('inf')
for _ in range(3):
    start = time.perf_counter()
    job()
    least = min(least, time.perf_counter() - start)
print(least * 1000)`
  const { status, stdout } = spawnSync('python3', ['-c', program], { input: pythonInput })
  return status === 0 ? Number(stdout.toString()) : undefined
}
