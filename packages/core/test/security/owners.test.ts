import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readlinkSync,
  rmSync,
  statSync,
  utimesSync,
} from 'node:fs'
import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { SharedMemory, SharedMemoryExistsError } from '@mp/core'
import { expect, onTestFinished, test } from 'vitest'

const isRoot = process.getuid?.() === 0
const NOBODY = 65_534

/** Runs a program of the fixtures, and returns what it tells. */
async function run(name: string): Promise<unknown> {
  const program = fileURLToPath(new URL(`./fixtures/${name}`, import.meta.url))
  const child = spawn(process.execPath, [program], { stdio: ['ignore', 'pipe', 'inherit'] })
  let output = ''
  child.stdout.on('data', (bytes: Buffer) => (output += String(bytes)))
  expect(await once(child, 'close')).toEqual([0, null])
  return JSON.parse(output)
}

test('blocks, sockets and what says who owns them are for this user only, whatever the umask', async () => {
  expect(await run('open-everything.ts')).toEqual({
    blocks: { count: expect.toSatisfy((count: number) => count >= 5), modes: ['600'] },
    sockets: { count: 3, modes: ['600'] },
    directories: { count: 2, modes: ['700'] },
  })
})

test.runIf(isRoot)('a file of another user does not have a block removed that it names', () => {
  const name = `named-${randomUUID()}`
  const block = openFile(name)
  const claim = openFile(`mp.${name}`)
  chownSync(claim, NOBODY, NOBODY)
  expect(() => SharedMemory.create(8, { name })).toThrow(SharedMemoryExistsError)
  expect([existsSync(block), existsSync(claim)]).toEqual([true, true])
})

test.runIf(isRoot)('a directory of another user under one of our names is left alone', async () => {
  const dead = spawn(process.execPath, ['--version'], { stdio: 'ignore' })
  await once(dead, 'exit')
  const namespace = /\d+/.exec(readlinkSync('/proc/self/ns/pid'))?.[0] ?? '0'
  const [ours, theirs] = ['aaaaaa', 'bbbbbb'].map((end) => join(tmpdir(), `mp-${namespace}-${dead.pid}-${end}`))
  if (ours === undefined || theirs === undefined) throw new Error('no names')
  for (const path of [ours, theirs]) mkdirSync(path, { mode: 0o700 })
  onTestFinished(() => rmSync(theirs, { recursive: true }))
  chownSync(theirs, NOBODY, NOBODY)
  await run('open-everything.ts')
  expect([existsSync(ours), existsSync(theirs)]).toEqual([false, true])
  expect(statSync(theirs).uid).toBe(NOBODY)
})

/** Makes a file of shared memory, which other programs that sweep take to be under way. */
function openFile(name: string): string {
  const path = `/dev/shm/${name}`
  closeSync(openSync(path, 'wx', 0o666))
  onTestFinished(() => rmSync(path, { force: true }))
  const until = Date.now() / 1000 + 3600
  utimesSync(path, until, until)
  return path
}
