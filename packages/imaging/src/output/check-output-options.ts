import { resolve } from 'node:path'
import { checkBoolean } from '../check-option.ts'
import { pathOf } from '../input-path.ts'
import type { OutputOptions } from '../options.ts'
import { type NameMaker, nameMaker } from './output-name.ts'

/** Names of the options that say where an output goes. */
export const OUTPUT_KEYS = ['outDir', 'name', 'overwrite'] as const

/** Output options with every default filled in. */
export interface OutputSettings {
  /** Absolute path of the folder; undefined for that of each input. */
  outDir: string | undefined
  makeName: NameMaker
  overwrite: boolean
}

/** Returns the options with defaults filled in, or throws what is wrong with them. */
export function outputSettings(options: OutputOptions): OutputSettings {
  return {
    outDir: options.outDir === undefined ? undefined : resolve(pathOf('outDir', options.outDir)),
    makeName: nameMaker(options.name),
    overwrite: checkBoolean('overwrite', options.overwrite ?? false),
  }
}
