/** Works for some time that grows with the number of steps, and can be told from doing nothing. */
export function spin(steps: number): number {
  let state = steps
  for (let step = 0; step < steps; step++) state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
  return state
}

/** Returns how many steps take a microsecond, by the fastest of some tries. */
export function stepsPerMicrosecond(): number {
  const steps = 200_000
  const times = Array.from({ length: 20 }, () => {
    const start = performance.now()
    spin(steps)
    return performance.now() - start
  })
  return Math.max(1, Math.round(steps / (Math.min(...times) * 1000)))
}
