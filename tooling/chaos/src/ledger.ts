import { closeSync, existsSync, openSync, readFileSync, writeSync } from 'node:fs'
import type { Findings } from './report.ts'
import type { Scenario } from './scenario.ts'

/** The file that this worker has open, and which. */
let open: { path: string; descriptor: number } | undefined

/** Writes down that a task begins: a line in one file of the whole program, written at once or not at all. */
export function noteStart(path: string, task: string): void {
  if (open?.path !== path) {
    if (open !== undefined) closeSync(open.descriptor)
    open = { path, descriptor: openSync(path, 'a') }
  }
  writeSync(open.descriptor, `${task}\n`)
}

/** Returns how often each task has begun. */
export function readStarts(path: string): Map<string, number> {
  const starts = new Map<string, number>()
  // Where no task has begun there is no file.
  const text = existsSync(path) ? readFileSync(path, 'utf8') : ''
  for (const task of text.split('\n')) if (task !== '') starts.set(task, (starts.get(task) ?? 0) + 1)
  return starts
}

/** No task may have begun more often than its retries allow. */
export function checkStarts(scenario: Scenario, starts: ReadonlyMap<string, number>, findings: Findings): void {
  for (const [task, count] of starts) {
    const plan = scenario.works[Number(task.split('.')[0])]
    const most = plan?.work === 'calls' ? plan.retries + 1 : 0
    findings.expect(count <= most, () => `task ${task} has begun ${count} times`)
  }
}
