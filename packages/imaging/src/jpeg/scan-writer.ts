import { RESTART } from './tokens.ts'

const noCodes = new Uint32Array(256)

/** Puts symbols together to the bits of a scan, with other tables than they had before; ITU T.81, F.1.2. */
export class ScanWriter {
  readonly #out: Buffer
  readonly #encoders: readonly (Uint32Array | undefined)[]
  #at: number
  #bits = 0
  #count = 0
  #restarts = 0

  /** Writes into `out` from a place on; what does not fit is lost, and `position` tells. */
  constructor(out: Buffer, start: number, encoders: readonly (Uint32Array | undefined)[]) {
    this.#out = out
    this.#at = start
    this.#encoders = encoders
  }

  /** Place behind the last byte; beyond the end of the buffer where there was no room. */
  get position(): number {
    return this.#at
  }

  /** Writes tokens. */
  write(tokens: Uint32Array): void {
    for (let index = 0; index < tokens.length; index++) {
      const token = tokens[index]!
      if (token === RESTART) this.#restart()
      else this.#symbol(this.#encoders[token >>> 24] ?? noCodes, token)
    }
  }

  #symbol(codes: Uint32Array, token: number): void {
    const symbol = (token >>> 16) & 255
    const code = codes[symbol]!
    const length = code >>> 16
    const size = symbol & 15
    // Together they have room beside what is left of the byte before, but for the rarest.
    if (length + size <= 24) this.#put(((code & 0xffff) << size) | (token & 0xffff), length + size)
    else {
      this.#put(code & 0xffff, length)
      this.#put(token & 0xffff, size)
    }
  }

  /** Fills the last byte with ones. */
  finish(): void {
    if (this.#count > 0) this.#put((1 << (8 - this.#count)) - 1, 8 - this.#count)
  }

  #restart(): void {
    this.finish()
    this.#out[this.#at++] = 0xff
    this.#out[this.#at++] = 0xd0 + (this.#restarts++ & 7)
  }

  #put(bits: number, count: number): void {
    const all = (this.#bits << count) | bits
    let left = this.#count + count
    while (left >= 8) {
      left -= 8
      const byte = (all >>> left) & 255
      this.#out[this.#at++] = byte
      // What looks like a marker is told from one by a zero.
      if (byte === 255) this.#out[this.#at++] = 0
    }
    this.#bits = all
    this.#count = left
  }
}
