import { type EntropySegment, readSegment } from './entropy-segment.ts'
import type { BlockTables, Scan } from './frame.ts'
import { RESTART, type TokenPart, type Tokens } from './tokens.ts'

/** Coefficients of a block, the first one included. */
const COEFFICIENTS = 64

/** Symbol for sixteen zeros, behind which no bits come. */
const SIXTEEN_ZEROS = 0xf0

const noTable = new Uint16Array(1 << 16)

/** What looks codes up, by the class and the number of its table. */
type Decoders = readonly (Uint16Array | undefined)[]

/** Thrown at bits that mean nothing: the file is damaged, or not what it seems. */
export class ScanError extends Error {
  override readonly name = 'ScanError'
}

/** Takes the bits of one scan apart into symbols; ITU T.81, F.2.2. */
export class ScanReader {
  readonly #file: Buffer
  readonly #decoders: Decoders
  readonly #tokens: Tokens
  /** How often each symbol of each table came. */
  readonly frequencies: readonly Uint32Array[] = Array.from({ length: 8 }, () => new Uint32Array(256))
  #segment: EntropySegment
  /** Place among the bits of the segment. */
  #at = 0

  constructor(file: Buffer, start: number, { decoders, tokens }: { decoders: Decoders; tokens: Tokens }) {
    this.#file = file
    this.#decoders = decoders
    this.#tokens = tokens
    this.#segment = readSegment(file, start)
  }

  /** Reads units of a scan from one to before another; `interval` of them stand between two restart markers, 0 for no such. */
  read({ blocks }: Scan, { from, to }: { from: number; to: number }, interval: number): void {
    for (let unit = from; unit < to; unit++) {
      if (interval > 0 && unit > 0 && unit % interval === 0) this.#restart(unit / interval - 1)
      for (const tables of blocks) this.#block(tables)
    }
  }

  /** Returns the place of the marker behind the bits; throws if they are not read to their end, or past it. */
  finish(): number {
    const left = this.#segment.count - this.#at
    if (left < 0) throw new ScanError('The scan ends too early')
    if (left > 7) throw new ScanError('There are bits behind the last block')
    return this.#segment.end
  }

  #restart(number: number): void {
    const end = this.finish()
    if (this.#file[end + 1] !== 0xd0 + (number & 7)) throw new ScanError('A restart marker is missing')
    const part = this.#tokens.room(1)
    part.tokens[part.used++] = RESTART
    this.#segment = readSegment(this.#file, end + 2)
    this.#at = 0
  }

  /** Reads a coefficient that is there in each block, and then the others until a symbol says that they are zeros. */
  #block({ dc, ac }: BlockTables): void {
    const part = this.#tokens.room(COEFFICIENTS)
    this.#first(dc, part)
    this.#others(ac, part)
    if (this.#at > this.#segment.count) throw new ScanError('The scan ends too early')
  }

  #first(table: number, part: TokenPart): void {
    const { bits } = this.#segment
    const found = (this.#decoders[table] ?? noTable)[peek(bits, this.#at) >>> 8]!
    if (found === 0) throw new ScanError('There is no such code')
    const symbol = found & 255
    const at = this.#at + (found >>> 8)
    const size = symbol & 15
    part.tokens[part.used++] = (table << 24) | (symbol << 16) | (peek(bits, at) >>> (24 - size))
    this.frequencies[table]![symbol]!++
    this.#at = at + size
  }

  /** Most of the time goes here, so all that the loop needs is at hand. */
  #others(table: number, part: TokenPart): void {
    const { bits } = this.#segment
    const { tokens } = part
    const decoder = this.#decoders[table] ?? noTable
    const frequencies = this.frequencies[table]!
    const mark = table << 24
    let { used } = part
    let at = this.#at
    for (let filled = 1; filled < COEFFICIENTS;) {
      const found = decoder[peek(bits, at) >>> 8]!
      const symbol = found & 255
      const size = symbol & 15
      at += found >>> 8
      tokens[used++] = mark | (symbol << 16) | (peek(bits, at) >>> (24 - size))
      at += size
      frequencies[symbol]!++
      if (size === 0 && symbol !== SIXTEEN_ZEROS) {
        if (found > 0 && symbol === 0) break
        throw new ScanError('There is no such code in a sequential scan')
      }
      filled += (symbol >>> 4) + 1
      if (filled > COEFFICIENTS) throw new ScanError('A block has too many coefficients')
    }
    this.#at = at
    part.used = used
  }
}

/** Returns 24 bits, of which the last seven may be zeros in place of what comes. */
function peek(bits: Uint8Array, at: number): number {
  const byte = at >>> 3
  return (((bits[byte]! << 24) | (bits[byte + 1]! << 16) | (bits[byte + 2]! << 8)) << (at & 7)) >>> 8
}
