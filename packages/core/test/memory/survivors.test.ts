import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, watch } from 'node:fs'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

// This process uses no shared memory, so that it removes nothing itself.

function start(program: string, ...args: string[]) {
  const path = fileURLToPath(new URL(`./fixtures/${program}-program.ts`, import.meta.url))
  const child = spawn(process.execPath, [path, ...args], { stdio: ['pipe', 'pipe', 'inherit'] })
  const line = once(createInterface(child.stdout), 'line').then(([text]) => String(text))
  return { child, line }
}

async function end(child: ChildProcess, signal: NodeJS.Signals) {
  const exit = once(child, 'exit')
  child.kill(signal)
  await exit
}

/** Starts a program that makes things, and one that attaches to a block of it; then kills the first. */
async function killOwner(how: 'stays' | 'ends') {
  const doomed = start('doomed')
  const { block, files }: { block: string; files: string[] } = JSON.parse(await doomed.line)
  const survivor = start('survivor', block, how)
  await survivor.line
  const isLeft = (): boolean => files.some((name) => existsSync(`/dev/shm/${name}`))
  expect(files.some((name) => name.startsWith('mq-'))).toBe(true)
  expect(files.length).toBeGreaterThan(4)
  expect(files.filter((name) => existsSync(`/dev/shm/${name}`))).toEqual(files)
  await end(doomed.child, 'SIGKILL')
  return { survivor: survivor.child, isLeft }
}

test('what a killed program leaves is removed by one that goes on', async () => {
  const { survivor, isLeft } = await killOwner('stays')
  const watcher = watch('/dev/shm')
  while (isLeft()) await once(watcher, 'change')
  watcher.close()
  expect(survivor.exitCode).toBeNull()
  await end(survivor, 'SIGKILL')
})

test('what a killed program leaves is removed at the exit of one that was attached to a block of it', async () => {
  const { survivor, isLeft } = await killOwner('ends')
  const exit = once(survivor, 'exit')
  survivor.stdin.write('go')
  expect(await exit).toEqual([0, null])
  expect(isLeft()).toBe(false)
})
