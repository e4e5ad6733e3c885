import { resolve } from 'node:path'
import { inspect } from 'node:util'
import { OptionRangeError, OptionTypeError } from '@mp/core'
import { checkBoolean, checkInteger } from '../check-option.ts'
import { pathOf } from '../input-path.ts'
import type { OutputOptions } from '../options.ts'
import { type NameMaker, nameMaker } from './output-name.ts'

/** Names of the options that say where an output goes. */
export const OUTPUT_KEYS = ['outDir', 'name', 'overwrite', 'keepDates', 'dryRun', 'widths'] as const

/** Output options with every default filled in. */
export interface OutputSettings {
  /** Absolute path of the folder; undefined for that of each input. */
  outDir: string | undefined
  /** Undefined for the usual names. */
  makeName: NameMaker | undefined
  overwrite: boolean
  keepDates: boolean
  dryRun: boolean
  widths: readonly number[]
}

/** Most widths of one image. */
const MAX_WIDTHS = 64

/** Returns the options with defaults filled in, or throws what is wrong with them. */
export function outputSettings(options: OutputOptions): OutputSettings {
  return {
    outDir: options.outDir === undefined ? undefined : resolve(pathOf('outDir', options.outDir)),
    makeName: options.name === undefined ? undefined : nameMaker(options.name),
    overwrite: checkBoolean('overwrite', options.overwrite ?? false),
    keepDates: checkBoolean('keepDates', options.keepDates ?? false),
    dryRun: checkBoolean('dryRun', options.dryRun ?? false),
    widths: checkWidths(options.widths ?? []),
  }
}

function checkWidths(widths: unknown): number[] {
  if (!Array.isArray(widths)) throw new OptionTypeError(`widths must be a list of numbers, got ${inspect(widths)}`)
  if (widths.length > MAX_WIDTHS)
    throw new OptionRangeError(`widths must be ${MAX_WIDTHS} at the most, got ${widths.length}`)
  const checked = widths.map((width: unknown, index) => checkInteger(`widths[${index}]`, width, { min: 1 }))
  return [...new Set(checked)].toSorted((a, b) => a - b)
}
