import { expect, test } from 'vitest'
import { checkCores } from '../../src/commands/doctor/check-cores.ts'
import { checkMemory, checkSharedMemory } from '../../src/commands/doctor/check-memory.ts'
import { checkNode } from '../../src/commands/doctor/check-node.ts'
import { readControlGroup } from '../../src/commands/doctor/control-group.ts'

const mebibyte = 1024 * 1024

/** Reads files that are given as texts. */
function reading(files: Record<string, string>) {
  return (path: string): string | undefined => files[path]
}

test('a program kept on some cores, with a part of a core as its quota, is told so', () => {
  const read = reading({
    '/proc/self/status': 'Name:\tnode\nCpus_allowed_list:\t0-1,4\n',
    '/sys/fs/cgroup/cpu/cpu.cfs_quota_us': '250000\n',
    '/sys/fs/cgroup/cpu/cpu.cfs_period_us': '100000\n',
  })
  const findings = checkCores(read, { total: 8, usable: 3, group: readControlGroup(read) })
  expect(findings.map(({ id, level }) => [id, level])).toEqual([
    ['cores', 'ok'],
    ['affinity', 'warn'],
    ['quota', 'warn'],
  ])
  expect(findings[1]?.data).toEqual({ allowed: 3, list: '0-1,4' })
  expect(findings[2]?.data).toMatchObject({ cores: 2.5 })
})

test('a group that is held back again and again is told so; one without limits is well', () => {
  const held = reading({
    '/proc/self/cgroup': '0::/a\n',
    '/sys/fs/cgroup/a/cpu.max': '200000 100000\n',
    '/sys/fs/cgroup/a/cpu.stat': 'nr_periods 100\nnr_throttled 40\n',
  })
  const cores = { total: 2, usable: 2 }
  const [, , quota] = checkCores(held, { ...cores, group: readControlGroup(held) })
  expect(quota).toMatchObject({ level: 'warn', value: '2.00 cores, reached in 40 % of all periods' })
  const free = reading({ '/proc/self/cgroup': '0::/\n', '/sys/fs/cgroup/cpu.max': 'max 100000\n' })
  expect(checkCores(free, { ...cores, group: readControlGroup(free) }).map(({ level }) => level)).toEqual([
    'ok',
    'ok',
    'ok',
  ])
})

test.each([
  ['an old Node', { version: '20.19.0' }, ['fail', 'ok', 'ok']],
  ['a debugger for every worker', { environment: { NODE_OPTIONS: '--inspect' } }, ['ok', 'warn', 'ok']],
  ['a size of the pool of libuv that is none', { environment: { UV_THREADPOOL_SIZE: 'many' } }, ['ok', 'ok', 'warn']],
])('%s is found', (_, given, levels) => {
  const findings = checkNode({ version: '26.1.0', environment: {}, cores: 4, ...given })
  expect(findings.map(({ level }) => level)).toEqual(levels)
})

test('memory: too little for one process fails, for all of them is a warning', () => {
  const facts = { limit: undefined, heapLimit: 4096 * mebibyte, workers: 8 }
  expect(checkMemory({ ...facts, available: 50 * mebibyte }).level).toBe('fail')
  expect(checkMemory({ ...facts, available: 500 * mebibyte })).toMatchObject({
    level: 'warn',
    advice: expect.stringContaining('use 5'),
  })
  expect(checkMemory({ ...facts, available: 5000 * mebibyte }).level).toBe('ok')
  expect(checkMemory({ ...facts, available: 5000 * mebibyte, limit: 2048 * mebibyte }).advice).toContain('outgrow')
})

test('shared memory that cannot be made, or has little room, is a warning with a remedy', () => {
  const facts = { free: 1024 * mebibyte, total: 1024 * mebibyte, error: undefined, isOff: false }
  expect(checkSharedMemory(facts).level).toBe('ok')
  expect(checkSharedMemory({ ...facts, free: 10 * mebibyte }).advice).toContain('--shm-size')
  expect(checkSharedMemory({ ...facts, error: 'EACCES' })).toMatchObject({ level: 'warn', data: { works: false } })
})
