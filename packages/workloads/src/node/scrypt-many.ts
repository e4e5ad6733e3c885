import { scryptSync } from 'node:crypto'
import { checkInteger } from '../chunks/check-integer.ts'
import type { ChunkedKernel } from '../chunks/chunked-kernel.ts'
import { splitRange } from '../chunks/split-range.ts'

const maxMemoryBytes = 2 ** 31

/** A password and its salt. */
export interface Secret {
  /** Taken as UTF-8. */
  readonly password: string
  /** Different for each password, best 16 random bytes; a string is taken as UTF-8. */
  readonly salt: string | Uint8Array
}

/** How dear a guess is made. */
export interface ScryptOptions {
  /**
   * N: a power of 2 from 2 on; memory is `128 * cost * blockSize` bytes, at most 2 GiB.
   *
   * @defaultValue 16384
   */
  readonly cost?: number
  /**
   * r, from 1 to 1,024.
   *
   * @defaultValue 8
   */
  readonly blockSize?: number
  /**
   * p, from 1 to 1,024; done one after another.
   *
   * @defaultValue 1
   */
  readonly parallelization?: number
  /**
   * Bytes of a key, from 1 to 1,024.
   *
   * @defaultValue 32
   */
  readonly keyBytes?: number
}

/** Secrets to derive keys from. */
export interface ScryptInput extends ScryptOptions {
  readonly secrets: readonly Secret[]
}

/**
 * Derives a key from each of many passwords, as to check or to store them.
 *
 * @remarks
 * scrypt of RFC 7914, from `node:crypto`, which needs much memory by design: 16 MiB and about 50 ms a key by default.
 * @returns Keys in hexadecimal digits, in the order of the secrets.
 * @throws TypeError when a number is not an integer.
 * @throws RangeError when a number is out of range, or `cost` is not a power of 2.
 * @example
 * ```ts @import.meta.vitest
 * const [key] = scryptMany([{ password: 'password', salt: 'NaCl' }], { cost: 1024, parallelization: 16, keyBytes: 8 })
 * expect(key).toBe('fdbabe1c9d347200')
 * ```
 */
export function scryptMany(secrets: readonly Secret[], options: ScryptOptions = {}): string[] {
  const { cost, blockSize, parallelization, keyBytes } = checkedOptions(options)
  const memory = 128 * blockSize * (cost + parallelization + 2)
  return secrets.map(({ password, salt }) =>
    scryptSync(password, salt, keyBytes, { cost, blockSize, parallelization, maxmem: memory + 2 ** 20 }).toString(
      'hex',
    ),
  )
}

/**
 * Derives the keys of a part.
 *
 * @throws TypeError when a number is not an integer.
 * @throws RangeError when a number is out of range, or `cost` is not a power of 2.
 * @example
 * ```ts @import.meta.vitest
 * const secrets = [{ password: '', salt: '' }]
 * expect(runScryptPart({ secrets, cost: 16, blockSize: 1, keyBytes: 4 })).toEqual(['77d65762'])
 * ```
 */
export function runScryptPart({ secrets, ...options }: ScryptInput): string[] {
  return scryptMany(secrets, options)
}

/**
 * Derives keys in parts; they are in the order of the secrets.
 *
 * @example
 * ```ts @import.meta.vitest
 * const secrets = [{ password: 'a', salt: '1' }, { password: 'b', salt: '2' }]
 * const parts = scryptKernel.plan({ secrets, cost: 16 }, 2)
 * expect(scryptKernel.combine(parts.map(scryptKernel.run))).toEqual(scryptMany(secrets, { cost: 16 }))
 * ```
 */
export const scryptKernel: ChunkedKernel<ScryptInput, ScryptInput, string[]> = {
  plan: ({ secrets, ...options }, parts) => {
    checkedOptions(options)
    const ranges = splitRange({ from: 0, to: secrets.length }, parts)
    return ranges.map(({ from, to }) => ({ ...options, secrets: secrets.slice(from, to) }))
  },
  run: runScryptPart,
  combine: (results) => results.flat(),
}

function checkedOptions(options: ScryptOptions): Required<ScryptOptions> {
  const { cost = 16_384, blockSize = 8, parallelization = 1, keyBytes = 32 } = options
  checkInteger('blockSize', blockSize, { min: 1, max: 1024 })
  checkInteger('cost', cost, { min: 2, max: maxMemoryBytes / 128 / blockSize })
  if (!Number.isInteger(Math.log2(cost))) throw new RangeError(`cost must be a power of 2, got ${cost}`)
  checkInteger('parallelization', parallelization, { min: 1, max: 1024 })
  checkInteger('keyBytes', keyBytes, { min: 1, max: 1024 })
  return { cost, blockSize, parallelization, keyBytes }
}
