import { checkInteger } from '../chunks/check-integer.ts'
import type { ChunkedKernel } from '../chunks/chunked-kernel.ts'
import { checkRange, splitRange, type IntegerRange } from '../chunks/split-range.ts'
import { paddedBlocks, wordsToHex } from './message.ts'
import { hashChainPlainly } from './plain-sha256.ts'
import { hashChain } from './wasm-sha256.ts'

const maxRounds = 2 ** 32

/** Independent chains, as a password check or a proof of work runs them. */
export interface Sha256ChainsInput {
  /** Chain number `i` starts from the text `seed:i`. */
  readonly seed: string
  /** From 0 to 4,294,967,296. */
  readonly chains: number
  /** Hashes in each chain, from 1 to 4,294,967,296. */
  readonly rounds: number
}

/** The chains `from <= i < to`. */
export interface Sha256ChainsPart extends IntegerRange {
  readonly seed: string
  readonly rounds: number
}

/**
 * Hashes a text with SHA-256, then its digest, then the digest of that, and so on.
 *
 * @remarks
 * A chain cannot be cut: each round needs the one before. O(rounds), about 0.4 µs a round. Digests are passed on as 32 raw
 * bytes. SHA-256 is that of FIPS 180-4, in WebAssembly, which costs what a call of `node:crypto` does and runs in browsers.
 * @param seed - Hashed as UTF-8.
 * @param rounds - Hashes, from 1 to 4,294,967,296.
 * @returns The last digest, as 64 hexadecimal digits.
 * @throws TypeError when `rounds` is not an integer.
 * @throws RangeError when `rounds` is out of range.
 * @see {@link sha256ChainKernel} for many chains at once.
 * @example
 * ```ts @import.meta.vitest
 * expect(sha256Chain('abc', 1)).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
 * ```
 */
export function sha256Chain(seed: string, rounds: number): string {
  checkInteger('rounds', rounds, { min: 1, max: maxRounds })
  const blocks = paddedBlocks(seed)
  return wordsToHex(hashChain(blocks, rounds) ?? hashChainPlainly(blocks, rounds))
}

/**
 * Runs the chains of a part.
 *
 * @throws TypeError when a number of the part is not an integer.
 * @throws RangeError when a number of the part is out of range.
 * @example
 * ```ts @import.meta.vitest
 * expect(runSha256ChainPart({ seed: 'abc', from: 5, to: 6, rounds: 9 })).toEqual([sha256Chain('abc:5', 9)])
 * ```
 */
export function runSha256ChainPart({ seed, from, to, rounds }: Sha256ChainsPart): string[] {
  checkRange({ from, to }, maxRounds)
  return Array.from({ length: to - from }, (_, index) => sha256Chain(`${seed}:${from + index}`, rounds))
}

/**
 * Runs independent chains in parts; the result lists the last digest of each, in order.
 *
 * @example
 * ```ts @import.meta.vitest
 * const parts = sha256ChainKernel.plan({ seed: 'abc', chains: 3, rounds: 10 }, 2)
 * expect(sha256ChainKernel.combine(parts.map(sha256ChainKernel.run))).toHaveLength(3)
 * ```
 */
export const sha256ChainKernel: ChunkedKernel<Sha256ChainsInput, Sha256ChainsPart, string[]> = {
  plan: ({ seed, chains, rounds }, parts) => {
    checkInteger('chains', chains, { min: 0, max: maxRounds })
    return splitRange({ from: 0, to: chains }, parts).map((range) => ({ ...range, seed, rounds }))
  },
  run: runSha256ChainPart,
  combine: (results) => results.flat(),
}
