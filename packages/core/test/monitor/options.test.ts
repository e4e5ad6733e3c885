import { chownSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { Pool } from '@mp/core'
import { attach, listPrograms } from '@mp/core/monitor'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { monitorSettings } from '../../src/monitor/monitor-settings.ts'
import { openRuntimeDirectory } from '../../src/monitor/runtime-directory.ts'
import { placeOf } from '../../src/monitor/source-place.ts'

const before = { ...process.env }
let directory: string

beforeEach(() => {
  directory = mkdtempSync(`${tmpdir()}/mp-test-`)
  process.env['XDG_RUNTIME_DIR'] = directory
})

afterEach(() => {
  for (const name of ['XDG_RUNTIME_DIR', 'MP_MONITOR', 'TMPDIR'] as const) {
    if (before[name] === undefined) delete process.env[name]
    else process.env[name] = before[name]
  }
  rmSync(directory, { recursive: true })
})

test.each([
  { env: '', option: undefined, isAsked: false, isShown: true, control: false },
  { env: '', option: true, isAsked: true, isShown: true, control: false },
  { env: '', option: false, isAsked: false, isShown: false, control: false },
  { env: '', option: { control: true }, isAsked: true, isShown: true, control: true },
  { env: '1', option: undefined, isAsked: true, isShown: true, control: false },
  { env: '1', option: false, isAsked: false, isShown: false, control: false },
  { env: 'control', option: undefined, isAsked: true, isShown: true, control: true },
  { env: 'control', option: { control: false }, isAsked: true, isShown: true, control: false },
  { env: 'off', option: true, isAsked: false, isShown: true, control: false },
  { env: '0', option: { control: true }, isAsked: false, isShown: true, control: true },
])('MP_MONITOR=$env with { monitor: $option }', ({ env, option, ...settings }) => {
  process.env['MP_MONITOR'] = env
  expect(monitorSettings(option)).toMatchObject(settings)
})

test('what is wrong about being watched is said when the pool is made', () => {
  const make = (monitor: unknown): Pool => Reflect.construct(Pool, [{ workers: { min: 0, max: 1 }, monitor }])
  expect(() => make('yes')).toThrow('monitor must be an object')
  expect(() => make({ controls: true })).toThrow('it has: control, arguments')
  expect(() => make({ control: 1 })).toThrow('monitor.control must be true or false, got 1')
  process.env['MP_MONITOR'] = 'yes'
  expect(() => make(undefined)).toThrow("MP_MONITOR must be 1, control or off, got 'yes'")
})

test('wrong arguments of attach and listPrograms are refused', async () => {
  await expect(attach(0)).rejects.toMatchObject({ code: 'ERR_MP_OPTION_RANGE' })
  await expect(attach(1, { timeout: -1 })).rejects.toMatchObject({ code: 'ERR_MP_OPTION_RANGE' })
  await expect(Reflect.apply(attach, undefined, [1, { time: 1 }])).rejects.toMatchObject({ code: 'ERR_MP_OPTION_TYPE' })
  await expect(attach(1, { signal: AbortSignal.abort('enough') })).rejects.toBe('enough')
  await expect(listPrograms({ timeout: Number.NaN })).rejects.toMatchObject({ code: 'ERR_MP_OPTION_RANGE' })
})

describe('the directory of the sockets', () => {
  test('is made for this user alone, and closed to others where it was open', () => {
    mkdirSync(`${directory}/mp`, { mode: 0o777 })
    expect(openRuntimeDirectory()).toBe(`${directory}/mp`)
    expect(statSync(`${directory}/mp`).mode & 0o777).toBe(0o700)
  })

  test('is in the directory for temporary files where no other is named, or its name is too long for a socket', () => {
    process.env['TMPDIR'] = directory
    for (const named of ['', `${directory}/${'long'.repeat(30)}`]) {
      process.env['XDG_RUNTIME_DIR'] = named
      expect(openRuntimeDirectory()).toBe(`${directory}/mp-runtime-${process.getuid?.()}`)
    }
  })

  test('is refused where something else is in its place, be it a link to a directory', async () => {
    writeFileSync(`${directory}/mp`, '')
    expect(openRuntimeDirectory).toThrow('it is no directory')
    rmSync(`${directory}/mp`)
    symlinkSync(tmpdir(), `${directory}/mp`)
    expect(openRuntimeDirectory).toThrow('it is no directory')
    await expect(listPrograms()).rejects.toMatchObject({ code: 'ERR_MP_UNSAFE_DIRECTORY', path: `${directory}/mp` })
  })

  test.runIf(process.getuid?.() === 0)('is refused where it belongs to somebody else, which only root can try', () => {
    mkdirSync(`${directory}/mp`)
    chownSync(`${directory}/mp`, 12_345, 12_345)
    expect(openRuntimeDirectory).toThrow('it belongs to user 12345')
  })

  test('lists nothing where it is not', async () => {
    expect(await listPrograms()).toEqual([])
    await expect(attach(process.pid)).rejects.toMatchObject({ code: 'ERR_MP_PROGRAM_NOT_FOUND' })
  })
})

test.each([
  ['at file:///app/my%20work/a.ts:3:7', { file: '/app/my work/a.ts', line: 3, column: 7 }],
  ['at async Thing.run (file:///app/a.ts:3:7)', { file: '/app/a.ts', line: 3, column: 7 }],
  ['at Object.<anonymous> [as x] (/app/(a)/b.ts:12:1)', { file: '/app/(a)/b.ts', line: 12, column: 1 }],
  ['at node:internal/timers:5:1\n    at file:///app/b.ts:1:2', { file: '/app/b.ts', line: 1, column: 2 }],
  ['at /app/node_modules/x/i.js:1:1\n    at /app/b.ts:1:2', { file: '/app/b.ts', line: 1, column: 2 }],
  ['at /app/node_modules/x/i.js:1:1', { file: '/app/node_modules/x/i.js', line: 1, column: 1 }],
  ['at eval (<anonymous>)', undefined],
  ['at eval (eval at run (/app/b.ts:1:2), <anonymous>:1:1)', undefined],
])('the place in a stack "%s"', (frames, place) => {
  expect(placeOf(`Error: at least 3:4\n    ${frames}`)).toEqual(place)
})
