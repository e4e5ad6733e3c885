import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Ability, Contender } from './contender.ts'

const script = fileURLToPath(new URL('../../python/bench.py', import.meta.url))

let interpreter: string | undefined

/** Returns the interpreter itself: the command `python3` may be a script that takes its time to find it. */
function pythonPath(): string {
  interpreter ??= execFileSync('python3', ['-c', 'import sys; print(sys.executable)'], { encoding: 'utf8' }).trim()
  return interpreter
}

/** What of Python's standard library takes part; the script knows each by its kind. */
function python(kind: string, name: string, options: { abilities: readonly Ability[]; settings?: object }): Contender {
  return {
    name,
    role: 'peer',
    backend: 'process',
    abilities: options.abilities,
    library: 'python',
    command: (program) => [pythonPath(), script, program, kind],
    settings: () => options.settings ?? {},
  }
}

export const contenders = [
  python('pool', 'Python Pool', { abilities: ['task', 'map', 'imap', 'imapUnordered'] }),
  python('chunked', 'Python Pool, chunksize 256', {
    abilities: ['imap', 'imapUnordered'],
    settings: { chunksize: 256 },
  }),
  python('executor', 'Python ProcessPoolExecutor', {
    abilities: ['task', 'map'],
    settings: { chunksize: 'in map: inputs / (4 × workers)' },
  }),
  python('messages', 'Python Queue and Pipe', { abilities: ['messages'] }),
  python('sharing', 'Python Lock and Pipe', { abilities: ['sharing'] }),
]
