/** Milliseconds since the epoch, with fractions: the clock of pool events. */
export function now(): number {
  return performance.timeOrigin + performance.now()
}
