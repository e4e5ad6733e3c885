/** Runs a function until it has taken half a second, at least three times, and returns its least time in milliseconds. */
export function leastMs(run: () => unknown): number {
  let least = Infinity
  let spent = 0
  for (let runs = 0; runs < 3 || spent < 500; runs++) {
    const start = performance.now()
    run()
    const time = performance.now() - start
    least = Math.min(least, time)
    spent += time
  }
  return least
}
