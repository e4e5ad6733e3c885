import { readdirSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import type { ForeignProcess } from '@mp/core/monitor'
import { parseProcessStat, type ProcessStat } from './process-stat.ts'

/** As Linux tells times to programs; see sysconf(3), `_SC_CLK_TCK`. */
const msPerTick = 10
/** Below this share of a core a program is not worth naming. */
const leastShare = 0.05

/** Finds the other programs that use the cores, between one call of `sample` and the next; none where there is no /proc. */
export class ForeignProcesses {
  #last = new Map<number, number>()
  #at = performance.now()

  constructor() {
    this.#last = ticksOf(readAll())
  }

  /** Lists programs other than `ours`, the busiest first. */
  sample(ours: ReadonlySet<number>): ForeignProcess[] {
    const at = performance.now()
    const elapsedMs = Math.max(1, at - this.#at)
    const all = readAll()
    const busy = all
      .filter(({ pid }) => !ours.has(pid))
      .map(({ pid, name, core, ticks }) => ({
        pid,
        name,
        core,
        share: ((ticks - (this.#last.get(pid) ?? ticks)) * msPerTick) / elapsedMs,
      }))
      .filter(({ share }) => share >= leastShare)
    this.#last = ticksOf(all)
    this.#at = at
    return busy.toSorted((a, b) => b.share - a.share).map((process) => ({ ...process, name: nameOf(process) }))
  }
}

/** All programs of Node are called alike: their scripts tell more. */
function nameOf({ pid, name }: { pid: number; name: string }): string {
  if (!name.startsWith('node')) return name
  try {
    const [, ...args] = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
    const script = args.find((arg) => arg !== '' && !arg.startsWith('-'))
    return script === undefined ? 'node' : `node ${basename(script)}`
  } catch {
    return 'node'
  }
}

function readAll(): ProcessStat[] {
  try {
    return readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? (readStat(`/proc/${name}/stat`) ?? []) : []))
  } catch {
    return []
  }
}

/** A process may end between its listing and its reading. */
function readStat(path: string): ProcessStat | undefined {
  try {
    return parseProcessStat(readFileSync(path, 'latin1'))
  } catch {
    return undefined
  }
}

function ticksOf(all: readonly ProcessStat[]): Map<number, number> {
  return new Map(all.map(({ pid, ticks }) => [pid, ticks]))
}
