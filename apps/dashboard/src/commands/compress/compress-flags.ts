import type { ProgressKind } from '../../surface/choose-surface.ts'
import type { FormatChoice, Isolation, PresetName, VideoCodec } from '@mp/imaging'

/** Flags that say what is compressed. */
interface PlaceFlags {
  recursive: boolean
  exclude: string[]
  newer?: Date
}

/** Flags that say how. */
interface EncodeFlags {
  preset?: PresetName
  quality?: number
  format?: FormatChoice
  lossless?: boolean
  effort?: number
  mozjpeg?: boolean
  metadata?: string[]
  maxSize?: number
  minSsim?: number
  minSavings?: number
  width?: number
  height?: number
  widths?: number[]
  upscale?: boolean
  /** Each makes an output of its own. */
  filter: string[]
  /** One after the other, for one output. */
  pipe?: string[]
  limitPixels?: number
  codec?: VideoCodec
  crf?: number
}

/** Flags that say where to. */
interface OutputFlags {
  outDir: string
  name?: string
  overwrite: boolean
  keepDates: boolean
  dryRun: boolean
  inPlace: boolean
  /** False where no backup is kept. */
  backup: boolean
  backupDir: string
  undo?: string | true
  resume: boolean
  ledger?: string
}

/** Flags that say how it is run and told. */
interface RunFlags {
  workers?: number
  isolation: Isolation
  timeout?: number
  until?: number
  /** Share of the CPU time of all cores, from 0 to 1. */
  cpu?: number
  maxPixelsInFlight?: number
  check: boolean
  budget?: number
  json: boolean
  ndjson: boolean
  html?: string
  report: string[]
  srcset?: string
  progress: ProgressKind
  quiet: boolean
  /** 0, or 1 and 2 for `-v` and `-vv`. */
  verbose: number
}

/** Flags of `mp compress`. */
export interface CompressFlags extends PlaceFlags, EncodeFlags, OutputFlags, RunFlags {}
