import { readdirSync } from 'node:fs'
import type { Findings } from './report.ts'

const MEBIBYTE = 1024 * 1024
/** How much more memory a program may hold in the end than before, once what nobody uses is collected. */
const MOST_MIB = 16
/** How many more descriptors; some are opened with the first use of a thing and stay. */
const MOST_DESCRIPTORS = 12

/** What a program holds at a time. */
export class Footprint {
  readonly #heapBytes: number
  readonly #externalBytes: number
  readonly #descriptors: number

  private constructor() {
    if (globalThis.gc === undefined) throw new Error('the program was started without --expose-gc')
    globalThis.gc()
    globalThis.gc()
    const { heapUsed, external } = process.memoryUsage()
    this.#heapBytes = heapUsed
    this.#externalBytes = external
    this.#descriptors = readdirSync('/proc/self/fd').length
  }

  static now(): Footprint {
    return new Footprint()
  }

  /** Notes what the program holds now that it did not hold then. */
  compare(findings: Findings): void {
    const now = new Footprint()
    const heapMiB = (now.#heapBytes - this.#heapBytes) / MEBIBYTE
    const externalMiB = (now.#externalBytes - this.#externalBytes) / MEBIBYTE
    const descriptors = now.#descriptors - this.#descriptors
    findings.expect(heapMiB <= MOST_MIB, () => `the heap has grown by ${heapMiB.toFixed(1)} MiB`)
    findings.expect(
      externalMiB <= MOST_MIB,
      () => `memory outside of the heap has grown by ${externalMiB.toFixed(1)} MiB`,
    )
    findings.expect(descriptors <= MOST_DESCRIPTORS, () => `${descriptors} descriptors stay open`)
  }
}
