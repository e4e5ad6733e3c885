import { resolve } from 'node:path'
import { inspect } from 'node:util'
import { OptionRangeError, OptionTypeError } from '@mp/core'
import { encodeSettings } from '../check-encode-options.ts'
import { checkBoolean, checkInteger } from '../check-option.ts'
import type { CompressImagesOptions } from '../compress-images.ts'
import { pathOf } from '../input-path.ts'
import { outputSettings } from '../output/check-output-options.ts'
import { backupFolder } from './backup-folder.ts'
import type { RunSettings } from './image-run.ts'
import { Ledger } from './ledger.ts'

/** What decoding, turning and encoding a pixel takes at the most, in bytes. */
const BYTES_PER_PIXEL = 12

/** Returns the options of a run with defaults filled in, or throws what is wrong with them. */
export function runSettings(options: CompressImagesOptions): RunSettings {
  const isInPlace = checkBoolean('inPlace', options.inPlace ?? false)
  const output = outputSettings(options)
  if (isInPlace) refuseElsewhere(options)
  const { ledger } = options
  if (ledger !== undefined && output.widths.length > 0)
    throw new OptionTypeError('ledger notes one output of each image: give no widths with it')
  return {
    encode: encodeSettings(options),
    output,
    isInPlace,
    backupFolder: isInPlace && !output.dryRun ? backupFolder(options.backupDir) : undefined,
    ledger: ledger === undefined ? undefined : new Ledger(resolve(pathOf('ledger', ledger))),
    maxPixelsInFlight: checkInteger('maxPixelsInFlight', options.maxPixelsInFlight ?? pixelsThatFit(), { min: 1 }),
  }
}

/** Half of the memory that is free; the rest is for the files themselves and for others. */
function pixelsThatFit(): number {
  return Math.max(1, Math.floor(process.availableMemory() / 2 / BYTES_PER_PIXEL))
}

function refuseElsewhere({ outDir, name, widths }: CompressImagesOptions): void {
  const given = Object.entries({ outDir, name, widths }).find(([, value]) => value !== undefined)
  if (given !== undefined) throw new OptionTypeError(`inPlace replaces the inputs: give no ${given[0]} with it`)
}

/** Returns the limit for each image in milliseconds, or throws what is wrong with it. */
export function checkTimeout(timeout: unknown): number | undefined {
  if (timeout === undefined) return undefined
  if (typeof timeout !== 'number')
    throw new OptionTypeError(`timeout must be a number of milliseconds, got ${inspect(timeout)}`)
  if (!(timeout >= 0)) throw new OptionRangeError(`timeout must be at least 0 ms, got ${timeout}`)
  return timeout
}
