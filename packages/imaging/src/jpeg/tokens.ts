/** Stands between the tokens of two intervals, after each of which a decoder can begin anew. */
export const RESTART = 0xffff_ffff

/** Tokens in each part of a list: 1 MiB. */
const PART = 1 << 18

/** Room for tokens, of which so many are used. */
export interface TokenPart {
  tokens: Uint32Array
  used: number
}

/**
 * What a scan says, in order: numbers of 32 bits, each a symbol, its table and the bits behind it.
 *
 * The lowest 16 bits are those behind the symbol, as many as the lowest four bits of the symbol say; then come the symbol
 * and the table, by its class and number.
 */
export class Tokens {
  readonly #parts: TokenPart[] = []

  /** Returns a part with room for so many tokens more; whoever adds some raises `used`. */
  room(count: number): TokenPart {
    const last = this.#parts.at(-1)
    if (last !== undefined && last.used + count <= last.tokens.length) return last
    const part = { tokens: new Uint32Array(PART), used: 0 }
    this.#parts.push(part)
    return part
  }

  /** Gives the tokens in parts, the first ones first, and lets go of each. */
  *take(): Generator<Uint32Array> {
    for (let part = this.#parts.shift(); part !== undefined; part = this.#parts.shift())
      yield part.tokens.subarray(0, part.used)
  }
}
