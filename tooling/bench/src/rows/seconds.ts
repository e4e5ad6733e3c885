/** Returns how long something takes, in seconds. */
export async function seconds(work: () => PromiseLike<void>): Promise<number> {
  const start = performance.now()
  await work()
  return (performance.now() - start) / 1000
}

/** Calls something so many times, one after the other, and returns the milliseconds of each call in ascending order. */
export async function sortedTimes(count: number, call: (n: number) => PromiseLike<void>): Promise<Float64Array> {
  const times = new Float64Array(count)
  for (let n = 0; n < count; n++) {
    const start = performance.now()
    await call(n)
    times[n] = performance.now() - start
  }
  return times.sort()
}

/** Does something again and again for so many milliseconds, once at least, and returns all results. */
export async function repeated<R>(ms: number, work: () => Promise<R>): Promise<R[]> {
  const end = performance.now() + ms
  const results: R[] = []
  do results.push(await work())
  while (performance.now() < end)
  return results
}
