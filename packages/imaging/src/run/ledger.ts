import { mkdirSync, readFileSync } from 'node:fs'
import { appendFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { EncodeSettings } from '../check-encode-options.ts'
import { digestOf } from '../digest.ts'
import type { VideoSettings } from '../video/video-options.ts'

/** How an image or a video is compressed. */
type LedgerSettings = EncodeSettings | VideoSettings

/** One line of a ledger: what was made of a content with some settings. Contents go by their digests alone. */
interface Entry {
  source: string
  settings: string
  result: string
}

/** Remembers what was compressed, so that nothing is compressed twice: a file to which a line is added for each image. */
export class Ledger {
  readonly #path: string
  readonly #results = new Set<string>()
  readonly #resultOf = new Map<string, string>()

  /** Reads a ledger; a line that was cut off by the end of a program counts as none. */
  constructor(path: string) {
    this.#path = path
    mkdirSync(dirname(path), { recursive: true })
    for (const line of readLines(path)) {
      const entry = parseEntry(line)
      if (entry !== undefined) this.#add(entry)
    }
  }

  /** Tells whether a content was made by an earlier run. */
  isResult(digest: string): boolean {
    return this.#results.has(digest)
  }

  /** Returns the digest of what was made of a content with the same settings. */
  resultOf(source: string, settings: LedgerSettings): string | undefined {
    return this.#resultOf.get(keyOf(source, settingsDigest(settings)))
  }

  /** Notes what was made of a content. */
  async add(source: string, settings: LedgerSettings, result: string): Promise<void> {
    const entry = { source, settings: settingsDigest(settings), result }
    this.#add(entry)
    // In one piece, as another run may add to it at the same time.
    await appendFile(this.#path, `${JSON.stringify(entry)}\n`)
  }

  #add({ source, settings, result }: Entry): void {
    this.#results.add(result)
    this.#resultOf.set(keyOf(source, settings), result)
  }
}

function keyOf(source: string, settings: string): string {
  return `${source} ${settings}`
}

/** Settings that do not change the bytes of the output. */
const IRRELEVANT: ReadonlySet<string> = new Set<keyof EncodeSettings | keyof VideoSettings>([
  'limitPixels',
  'measure',
  'threads',
  'ffmpeg',
])

function settingsDigest(settings: LedgerSettings): string {
  const relevant = Object.entries(settings).filter(([name]) => !IRRELEVANT.has(name))
  return digestOf(JSON.stringify(relevant.toSorted(([a], [b]) => (a < b ? -1 : 1))))
}

function readLines(path: string): string[] {
  try {
    return readFileSync(path, 'utf8').split('\n')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}

function parseEntry(line: string): Entry | undefined {
  try {
    const value: unknown = JSON.parse(line)
    return isEntry(value) ? value : undefined
  } catch {
    return undefined
  }
}

function isEntry(value: unknown): value is Entry {
  if (typeof value !== 'object' || value === null) return false
  return ['source', 'settings', 'result'].every(
    (key) => typeof Object.entries(value).find(([name]) => name === key)?.[1] === 'string',
  )
}
