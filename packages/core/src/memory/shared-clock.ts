const offset = Number(process.hrtime.bigint()) / 1e6 - performance.now()

/** Returns milliseconds of a clock that all threads and processes of this machine share. */
export function sharedNow(): number {
  return performance.now() + offset
}
