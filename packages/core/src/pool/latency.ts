import type { Latency } from '../monitor/events.ts'

const KEPT = 1024

/** Keeps the last 1,024 task times of a worker, in milliseconds. */
export class LatencyRecord {
  readonly #times = new Float64Array(KEPT)
  #count = 0

  record(ms: number): void {
    this.#times[this.#count % KEPT] = ms
    this.#count++
  }

  /** Records the same time for several tasks. */
  recordMany(count: number, ms: number): void {
    const kept = Math.min(count, KEPT)
    for (let place = 0; place < kept; place++) this.#times[(this.#count + place) % KEPT] = ms
    this.#count += count
  }

  /** The times kept, in no order. */
  get times(): Float64Array {
    return this.#times.subarray(0, Math.min(this.#count, KEPT))
  }

  get count(): number {
    return this.#count
  }
}

/** Returns the percentiles over the times that several records keep, by the nearest-rank method. */
export function latencyOf(records: readonly LatencyRecord[]): Latency {
  const count = records.reduce((sum, record) => sum + record.count, 0)
  const sorted = timesOf(records).sort()
  const rank = (share: number): number => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0
  return { count, p50: rank(0.5), p95: rank(0.95), p99: rank(0.99), max: rank(1) }
}

function timesOf(records: readonly LatencyRecord[]): Float64Array {
  const kept = records.map(({ times }) => times)
  const all = new Float64Array(kept.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const times of kept) {
    all.set(times, at)
    at += times.length
  }
  return all
}
