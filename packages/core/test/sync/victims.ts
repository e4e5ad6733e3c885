import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll } from 'vitest'
import { HANDLE, isHandle } from '../../src/wire/handle.ts'

/** How many are killed for each primitive. */
export const KILLS = Number(process.env['MP_KILLS'] ?? 8)
/** How many use the primitive at a time. */
const CROWD = 8
/** The longest pause before the next is killed. */
const PAUSE_MS = 3

const program = fileURLToPath(new URL('./fixtures/victim.ts', import.meta.url))
const cache = mkdtempSync(join(tmpdir(), 'kills-test-'))
afterAll(() => rmSync(cache, { recursive: true, force: true }))

interface Victim {
  child: ChildProcessByStdio<Writable, Readable, null>
  /** The signal that ended it; null when it ended by itself. */
  end: Promise<NodeJS.Signals | null>
}

function start(thing: object, how: 'sync' | 'async'): Victim {
  if (!isHandle(thing)) throw new TypeError('not a handle')
  const record = JSON.stringify(thing[HANDLE]({ sharesMemory: false }))
  const child = spawn(process.execPath, [program, record, how], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, NODE_COMPILE_CACHE: cache },
  })
  return { child, end: once(child, 'exit').then(([, signal]) => signal) }
}

async function started({ child, end }: Victim): Promise<void> {
  const signal = await Promise.race([once(child.stdout, 'data'), end])
  if (!Array.isArray(signal)) throw new Error('A victim ended before it began')
}

/** Lets a crowd use the thing, half of it blocking, and kills one after the other, with a look after each. */
export async function killCrowd(thing: object, look: (living: number) => Promise<void>): Promise<void> {
  const crowd = Array.from({ length: CROWD }, (_, index) => start(thing, index % 2 === 0 ? 'sync' : 'async'))
  await Promise.all(crowd.map(started))
  for (const { child } of crowd) child.stdin.write('g')
  for (const [index, { child, end }] of crowd.entries()) {
    await delay(Math.random() * PAUSE_MS)
    child.kill('SIGKILL')
    if ((await end) !== 'SIGKILL') throw new Error('A victim ended by itself')
    await look(CROWD - index - 1)
  }
}

/** Kills as many as are asked for, crowd by crowd. */
export async function killMany(thing: object, look: (living: number) => Promise<void>): Promise<void> {
  for (let kills = 0; kills < KILLS; kills += CROWD) await killCrowd(thing, look)
}
