import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { eventSchema, parseEvent } from '@mp/core/monitor'
import { expect, test } from 'vitest'
import { runMp, startMp } from '../fixture/built-mp.ts'
import { emptyFolder } from '../fixture/empty-folder.ts'
import { WatchedProgramProcess } from '../fixture/watched-program.ts'

const folder = emptyFolder()
const recording = join(folder, 'run.ndjson')

test('a program that can be watched is listed; watched to its end, its failures are told, and 1 is the exit code', async () => {
  await using program = new WatchedProgramProcess({ isFailing: true, env: { MP_RECORD: recording } })
  await program.ready()
  // A program that stands still for a second is listed as one that does not answer.
  await expect
    .poll(() => runMp(['top', '--list'], { env: program.env }))
    .toMatchObject({ code: 0, stdout: expect.stringMatching(/^\d+ +watched\.ts .*photos 2 workers/) })
  const watcher = startMp(['top', '--progress', 'counter'], { env: program.env })
  const said = text(watcher.stdout)
  let stderr = ''
  for await (const chunk of watcher.stderr.setEncoding('utf8')) {
    stderr += String(chunk)
    if (stderr.includes('RangeError')) void program.end()
  }
  const [stdout, code] = [await said, watcher.exitCode ?? (await once(watcher, 'exit'))[0]]
  expect(code).toBe(1)
  expect(stdout).toMatch(/^watched\.ts: ended with 0 after/)
  expect(stdout).toContain('RangeError: no photo 7')
  expect(stderr).toMatch(/watched\.ts: work \d+% \d+\/100 /)
  expect(stdout + stderr).not.toContain('\u001b')
})

test('a recording is replayed as figures, and reported as one page and a trace', async () => {
  const replayed = await runMp(['replay', recording, '--json'])
  expect(replayed.code).toBe(0)
  expect(JSON.parse(replayed.stdout)).toMatchObject({
    ...{ schemaVersion: 1, command: 'replay', program: { exitCode: 0 } },
    pools: [{ name: 'photos', workers: 2, verdict: expect.stringMatching(/× of \d/) }],
    errors: [{ message: 'RangeError: no photo 7', source: expect.stringMatching(/programs\/watched\.ts:\d+/) }],
  })
  const [page, trace] = [join(folder, 'run.html'), join(folder, 'trace.json')]
  expect(await runMp(['report', recording, '--trace', trace])).toMatchObject({ code: 0, stdout: '' })
  const { stdout: schema } = await runMp(['report', '--schema'])
  expect(JSON.parse(schema)).toEqual(eventSchema())
  expect(readFileSync(page, 'utf8')).toMatch(/^<!doctype html>/)
  expect(JSON.parse(readFileSync(trace, 'utf8'))).toMatchObject({
    traceEvents: expect.arrayContaining([
      expect.objectContaining({ ph: 'X', name: 'work', cat: 'done', dur: expect.any(Number) }),
      expect.objectContaining({ ph: 'M', name: 'thread_name', args: { name: 'photos lane 0' } }),
      expect.objectContaining({ ph: 'C', name: 'photos tasks' }),
    ]),
  })
})

test('without a terminal a replay is a summary', async () => {
  const { code, stdout } = await runMp(['replay', recording])
  expect(code).toBe(0)
  expect(stdout).toMatch(/^watched\.ts: ended with 0 after .*\n {2}photos work: 99 of 100 done, 1 failed/)
})

test('what cannot be read, found or watched is told with what would help', async () => {
  const nobody = { XDG_RUNTIME_DIR: folder }
  expect(await runMp(['replay', join(folder, 'none.ndjson')])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('MP_RECORD=FILE'),
  })
  expect(await runMp(['report', import.meta.filename])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('line 1: it is no JSON'),
  })
  expect(await runMp(['top'], { env: nobody })).toMatchObject({
    code: 3,
    stderr: expect.stringContaining('start a program with MP_MONITOR=1'),
  })
  expect(await runMp(['top', 'photos.ts'], { env: nobody })).toMatchObject({ code: 2 })
  expect(await runMp(['top', '2147483'], { env: nobody })).toMatchObject({ code: 1 })
  expect(await runMp(['top', '--progress', 'full'], { env: nobody })).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('needs a terminal'),
  })
  expect(await runMp(['replay', recording, '--speed', '1000'])).toMatchObject({ code: 2 })
})

test('each line of a recording that a watcher wrote is an event', async () => {
  await using program = new WatchedProgramProcess()
  await program.ready()
  const path = join(program.folder, 'watched.ndjson')
  const watching = runMp(['top', '--progress', 'none', '--json', '--record', path], { env: program.env })
  await expect.poll(() => existsSync(path) && readFileSync(path, 'utf8').includes('"snapshot"')).toBe(true)
  await program.end()
  const { code, stdout } = await watching
  expect(code).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({ command: 'top', program: { exitCode: 0 }, errors: [] })
  const types = readFileSync(path, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => parseEvent(line).type)
  expect(types.slice(0, 2)).toEqual(['header', 'snapshot'])
  expect(types.at(-1)).toBe('end')
})
