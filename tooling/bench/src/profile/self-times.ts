import { SourceMap } from 'node:module'
import { existsSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'

/** How long a function itself was at work, without those that it called. */
export interface SelfTime {
  function: string
  /** File and line in the sources, where a source map tells. */
  place: string
  ms: number
  /** Share of the whole profile, idle time included. */
  percent: number
}

/** A `.cpuprofile`, as far as it is read here; a part of `Profiler.Profile` in the protocol of V8's inspector. */
interface CpuProfile {
  nodes: { id: number; callFrame: { functionName: string; url: string; lineNumber: number; columnNumber: number } }[]
  samples: number[]
  /** Microseconds before each sample. */
  timeDeltas: number[]
}

/**
 * Adds up the time of each function of a profile, longest first.
 *
 * @throws TypeError when the text is no profile.
 */
export function selfTimes(text: string): SelfTime[] {
  const profile: unknown = JSON.parse(text)
  if (!isCpuProfile(profile)) throw new TypeError('This is not a CPU profile')
  const msOfNode = new Map<number, number>()
  for (const [index, node] of profile.samples.entries())
    msOfNode.set(node, (msOfNode.get(node) ?? 0) + (profile.timeDeltas[index] ?? 0) / 1000)
  const totalMs = [...msOfNode.values()].reduce((sum, ms) => sum + ms, 0)
  const times = new Map<string, SelfTime>()
  for (const { id, callFrame } of profile.nodes) {
    const [name, place] = [callFrame.functionName || '(anonymous)', placeOf(callFrame)]
    const time = times.get(`${name} ${place}`) ?? { function: name, place, ms: 0, percent: 0 }
    time.ms += msOfNode.get(id) ?? 0
    times.set(`${name} ${place}`, time)
  }
  return [...times.values()]
    .map((time) => ({ ...time, ms: rounded(time.ms), percent: rounded((100 * time.ms) / totalMs) }))
    .sort((a, b) => b.ms - a.ms)
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10
}

const maps = new Map<string, SourceMap | undefined>()

/** Returns where a function stands in its source, or in what was built of it. */
function placeOf({ url, lineNumber, columnNumber }: CpuProfile['nodes'][number]['callFrame']): string {
  if (!url.startsWith('file:')) return url
  const file = fileURLToPath(url)
  if (!maps.has(file)) maps.set(file, sourceMapOf(file))
  const entry = maps.get(file)?.findEntry(lineNumber, columnNumber)
  if (entry === undefined || !('originalSource' in entry)) return `${basename(file)}:${lineNumber + 1}`
  return `${entry.originalSource.replace(/^(\.\.\/)+/, '')}:${entry.originalLine + 1}`
}

function sourceMapOf(file: string): SourceMap | undefined {
  const mapFile = `${file}.map`
  const payload: unknown = existsSync(mapFile) ? JSON.parse(readFileSync(mapFile, 'utf8')) : undefined
  return isSourceMap(payload) ? new SourceMap(payload) : undefined
}

function isSourceMap(value: unknown): value is ConstructorParameters<typeof SourceMap>[0] {
  return typeof value === 'object' && value !== null && 'mappings' in value
}

function isCpuProfile(value: unknown): value is CpuProfile {
  return (
    typeof value === 'object' &&
    value !== null &&
    ['nodes', 'samples', 'timeDeltas'].every((key) => Array.isArray(Reflect.get(value, key)))
  )
}
