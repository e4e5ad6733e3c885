import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('../../kernels/', import.meta.url))

/** A program that does jobs by name and prints the least time of some in milliseconds. */
export interface Program extends Disposable {
  /** Returns milliseconds; undefined where the program has no such job. */
  measure(name: string, size: number, rounds: number): number | undefined
}

/** Compiles the jobs in C with gcc -O3; undefined where there is no gcc. */
export function compileC(): Program | undefined {
  const target = mkdtempSync(join(tmpdir(), 'mp-bench-c-'))
  const sources = readdirSync(join(folder, 'c')).filter((name) => name.endsWith('.c'))
  const program = join(target, 'jobs')
  const paths = sources.map((name) => join(folder, 'c', name))
  const { status, error, stderr } = spawnSync('gcc', ['-O3', '-o', program, ...paths, '-lm'], { encoding: 'utf8' })
  const remove = (): void => rmSync(target, { recursive: true, force: true })
  if (status !== 0) {
    remove()
    if (error !== undefined) return undefined
    throw new Error(`The jobs in C do not compile: ${stderr}`)
  }
  return { measure: (...job) => measure([program], job), [Symbol.dispose]: remove }
}

/** Returns the jobs in Python; undefined where there is none. */
export function findPython(): Program | undefined {
  if (spawnSync('python3', ['-c', 'pass']).status !== 0) return undefined
  return { measure: (...job) => measure(['python3', join(folder, 'jobs.py')], job), [Symbol.dispose]: () => {} }
}

function measure(command: readonly string[], job: readonly [string, number, number]): number | undefined {
  const [program = '', ...before] = command
  const { status, stdout, stderr } = spawnSync(program, [...before, ...job.map(String)], { encoding: 'utf8' })
  if (status === 2) return undefined
  if (status !== 0) throw new Error(`${job[0]} in ${program} ended with ${String(status)}: ${stderr}`)
  return Number(stdout)
}
