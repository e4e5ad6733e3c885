import { threadId } from 'node:worker_threads'

/** The least work there is: what is measured with it is the pool. */
export function square(n: number): number {
  return n * n
}

/** The same for a chunk made by hand. */
export function squareAll(numbers: readonly number[]): number[] {
  return numbers.map(square)
}

/** Gives back what it gets, so that a value travels both ways. */
export function echo(value: unknown): unknown {
  return value
}

/** Computes without memory or system calls: steps of a linear congruential generator (Numerical Recipes). */
export function spin(steps: number): number {
  let state = 0
  for (let step = 0; step < steps; step++) state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
  return state
}

/** Tells which worker it runs in, after so many milliseconds of work, that others may take what comes next. */
export function whoAmI(busyMs: number): string {
  const end = performance.now() + busyMs
  while (performance.now() < end);
  return `${process.pid}:${threadId}`
}
