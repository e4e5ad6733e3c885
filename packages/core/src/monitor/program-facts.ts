import { cpus, totalmem } from 'node:os'
import { threadId } from 'node:worker_threads'
import { quotaOf, readSystemFile } from '../cpu-quota.ts'
import type { HeaderEvent, ProgramFacts } from './program-events.ts'
import { SCHEMA_VERSION } from './schema.ts'

/** Makes the first event of a stream. */
export function headerEvent(at: number): HeaderEvent {
  return { type: 'header', at, schemaVersion: SCHEMA_VERSION, program: programFacts() }
}

let facts: ProgramFacts | undefined

/** What does not change is looked up once. */
function programFacts(): ProgramFacts {
  return (facts ??= learnFacts())
}

function learnFacts(): ProgramFacts {
  const [, script, ...args] = process.argv
  const quotaCores = quotaOf()
  return {
    ...{ pid: process.pid, threadId, parentPid: process.ppid, script, args },
    ...{ nodeVersion: process.versions.node, platform: process.platform, startedAt: performance.timeOrigin },
    coreCount: cpus().length,
    allowedCores: allowedCores(),
    quotaCores: Number.isFinite(quotaCores) ? quotaCores : undefined,
    memoryLimitBytes: memoryLimit(),
  }
}

function memoryLimit(): number {
  const limit = process.constrainedMemory()
  // Without a limit of its own a group has one beyond all memory, or 0.
  return limit > 0 ? Math.min(limit, totalmem()) : totalmem()
}

/** Reads a list such as `0-3,8` of the cores that this process may run on. */
function allowedCores(): number[] | undefined {
  const list = /^Cpus_allowed_list:\s*(\S+)/m.exec(readSystemFile('/proc/self/status') ?? '')?.[1]
  return list?.split(',').flatMap((range) => {
    const [first = 0, last = first] = range.split('-').map(Number)
    return Array.from({ length: last - first + 1 }, (_, index) => first + index)
  })
}
