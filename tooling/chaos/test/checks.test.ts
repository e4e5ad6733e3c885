import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkStarts } from '../src/ledger.ts'
import { continueAll, entriesOf, MARK, processesLeft, processesOf, standOf } from '../src/leftovers.ts'
import { Findings } from '../src/report.ts'
import { type CallsPlan, type QueuePlan, type Scenario, scenarioOf } from '../src/scenario.ts'
import { checkFailure, checkOutcomes, type Settled } from '../src/works/check-calls.ts'
import { checkArrived, type Taken } from '../src/works/queue.ts'

const seeds = Array.from({ length: 400 }, (_, seed) => seed)

test('a seed gives the same program each time', () => {
  for (const seed of seeds.slice(0, 20)) expect(scenarioOf(seed)).toEqual(scenarioOf(seed))
  expect(scenarioOf(1)).not.toEqual(scenarioOf(2))
})

test('there are seeds for each kind of work, fault, signal and surroundings', () => {
  const scenarios = seeds.map(scenarioOf)
  const works = scenarios.flatMap((scenario) => scenario.works)
  const calls = works.filter((plan) => plan.work === 'calls')
  expect(new Set(works.map(({ work }) => work)).size).toBe(5)
  expect(new Set(calls.map(({ kind }) => kind)).size).toBe(5)
  expect(new Set(calls.flatMap(({ faults }) => faults.map(({ fault }) => fault))).size).toBe(10)
  expect(new Set(scenarios.flatMap(({ signals }) => signals.map(({ signal }) => signal))).size).toBe(3)
  expect(new Set(scenarios.map(({ surroundings }) => surroundings)).size).toBe(4)
  expect(scenarios.some(({ killedAfterMs }) => killedAfterMs !== undefined)).toBe(true)
  expect(calls.some(({ cancelAfterMs }) => cancelAfterMs !== undefined)).toBe(true)
})

const plan: CallsPlan = {
  work: 'calls',
  kind: 'mapSettled',
  payload: 'number',
  count: 3,
  chunkSize: undefined,
  retries: 0,
  faults: [{ at: 1, fault: 'exit', isOnce: false }],
  cancelAfterMs: undefined,
}
const disturbances = { signals: false, surroundings: false }
const exit = Object.assign(new Error('ended'), { code: 'ERR_MP_WORKER_EXIT' })

function returned(value: number): Settled {
  return { status: 'fulfilled', value }
}
function failed(reason: unknown): Settled {
  return { status: 'rejected', reason }
}
function violationsOf(check: (findings: Findings) => void): string[] {
  const findings = new Findings()
  check(findings)
  return findings.violations
}

test.each<[string, Settled[], Partial<CallsPlan>]>([
  ['a lost task', [returned(0), failed(exit)], {}],
  ['a wrong result', [returned(0), failed(exit), returned(5)], {}],
  ['a result in the place of another', [returned(4), failed(exit), returned(0)], {}],
  ['a task that returns in spite of its fault', [returned(0), returned(2), returned(4)], {}],
  ['a task that fails without a fault', [failed(exit), failed(exit), returned(4)], {}],
  ['a failure of another kind', [returned(0), failed(new Error('other')), returned(4)], {}],
  [
    'a task that retries should have saved',
    [returned(0), failed(exit), returned(4)],
    { retries: 1, faults: [{ at: 1, fault: 'exit', isOnce: true }] },
  ],
  ['one result twice', [returned(0), returned(0), failed(exit)], { kind: 'imapUnordered' }],
  ['a failure too many', [returned(0), failed(exit), failed(exit)], { kind: 'imapUnordered' }],
])('%s is seen', (_, settled, changes) => {
  const judged = (findings: Findings) => ({ job: '0', disturbances, findings })
  const asPlanned = [returned(0), failed(exit), returned(4)]
  expect(violationsOf((findings) => checkOutcomes(plan, asPlanned, judged(findings)))).toEqual([])
  expect(violationsOf((findings) => checkOutcomes({ ...plan, ...changes }, settled, judged(findings)))).not.toEqual([])
})

test('a job that fails as a whole for no reason is seen', () => {
  const fail = (error: Error) =>
    violationsOf((findings) => checkFailure(plan, error, { job: '0', disturbances, findings }))
  expect(fail(exit)).toEqual([])
  expect(fail(new Error('other'))).toHaveLength(1)
})

test('a task that begins too often is seen', () => {
  const scenario: Scenario = { ...scenarioOf(1), works: [plan] }
  const starts = (count: number) =>
    violationsOf((findings) => checkStarts(scenario, new Map([['0.2', count]]), findings))
  expect(starts(1)).toEqual([])
  expect(starts(2)).toEqual(['task 0.2 has begun 2 times'])
})

const queue: QueuePlan = {
  work: 'queue',
  producers: 1,
  consumers: 1,
  items: 3,
  maxSize: 1,
  victim: undefined,
  afterMs: 0,
}

test.each<[string, Taken[], boolean]>([
  [
    'an item that is lost',
    [
      [0, 0, 0],
      [0, 0, 2],
    ],
    false,
  ],
  [
    'an item that comes twice',
    [
      [0, 0, 0],
      [0, 0, 1],
      [0, 0, 1],
      [0, 0, 2],
    ],
    false,
  ],
  [
    'an item that comes late',
    [
      [0, 0, 1],
      [0, 0, 0],
      [0, 0, 2],
    ],
    false,
  ],
  ['more than one item lost with a consumer', [[0, 0, 0]], true],
])('%s is seen', (_, arrived, wasKilled) => {
  const whole: Taken[] = [
    [0, 0, 0],
    [0, 0, 1],
    [0, 0, 2],
  ]
  const check = (taken: Taken[]) =>
    violationsOf((findings) => checkArrived(queue, taken, { producers: [false], consumers: [wasKilled], findings }))
  expect(check(whole)).toEqual([])
  expect(check(arrived)).not.toEqual([])
})

test('a process and a file that are left are seen', async () => {
  const mark = `test.${process.pid}`
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], {
    env: { ...process.env, [MARK]: mark },
  })
  await once(child, 'spawn')
  expect(processesOf(mark)).toEqual([child.pid])
  expect(await processesLeft(mark)).toEqual([child.pid])
  expect(standOf(child.pid ?? 0)).toMatch(/^\d+ [RSD] .*setInterval/)
  // As one that a killed program has stopped: it can end once it is continued.
  child.kill('SIGSTOP')
  child.kill('SIGTERM')
  continueAll(mark)
  await once(child, 'exit')
  expect(await processesLeft(mark)).toEqual([])
  expect(standOf(child.pid ?? 0)).toMatch(/has ended$/)
  const folder = mkdtempSync(join(tmpdir(), 'chaos-'))
  writeFileSync(join(folder, 'left'), '')
  expect(entriesOf(folder)).toEqual([join(folder, 'left')])
  rmSync(folder, { recursive: true })
})
