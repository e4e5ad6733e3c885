import { execFileSync } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { expect, test } from 'vitest'
import { cpuCount } from '@mp/core'
import { quotaOf } from '../../src/cpu-quota.ts'

test('counts at least one core, and no more than the system offers', () => {
  expect(cpuCount()).toBeGreaterThanOrEqual(1)
  expect(cpuCount()).toBeLessThanOrEqual(availableParallelism())
})

test.runIf(process.platform === 'linux')('respects the affinity of the process', () => {
  const source = `import { cpuCount } from ${JSON.stringify(new URL('../../src/index.ts', import.meta.url).href)}; console.log(cpuCount())`
  const output = execFileSync('taskset', ['-c', '0', process.execPath, '--input-type=module', '--eval', source], {
    encoding: 'utf8',
  })
  expect(output.trim()).toBe('1')
})

test.each([
  ['no limit', { '/proc/self/cgroup': '0::/\n', '/sys/fs/cgroup/cpu.max': 'max 100000\n' }, Number.POSITIVE_INFINITY],
  ['one and a half cores', { '/proc/self/cgroup': '0::/a\n', '/sys/fs/cgroup/a/cpu.max': '150000 100000\n' }, 1.5],
  [
    'a limit of the group above',
    { '/proc/self/cgroup': '0::/a/b\n', '/sys/fs/cgroup/a/cpu.max': '50000 100000\n' },
    0.5,
  ],
  [
    'version 1',
    { '/sys/fs/cgroup/cpu/cpu.cfs_quota_us': '200000', '/sys/fs/cgroup/cpu/cpu.cfs_period_us': '100000' },
    2,
  ],
  [
    'version 1 without limit',
    { '/sys/fs/cgroup/cpu/cpu.cfs_quota_us': '-1', '/sys/fs/cgroup/cpu/cpu.cfs_period_us': '100000' },
    Number.POSITIVE_INFINITY,
  ],
])('reads the quota of the control group: %s', (_what, files, quota) => {
  const entries = new Map(Object.entries(files))
  expect(quotaOf((path) => entries.get(path))).toBe(quota)
})
