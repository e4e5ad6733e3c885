import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { CaptureError, Manager, ManagerGoneError, OptionTypeError, Pool, Process, StateError } from '@mp/core'
import { describe, expect, test } from 'vitest'

describe('the life of a manager', () => {
  test('calls that wait, and all later ones, fail at once when the server is killed', async () => {
    const manager = await Manager.start()
    const path = pathOf(manager)
    const queue = await manager.queue()
    const waiting = queue.get()
    process.kill(manager.pid ?? 0, 'SIGKILL')
    await expect(waiting).rejects.toThrow(ManagerGoneError)
    await expect(queue.size()).rejects.toThrow(ManagerGoneError)
    await expect(manager.list()).rejects.toThrow(ManagerGoneError)
    await manager.shutdown()
    expect(existsSync(dirname(path))).toBe(false)
  })

  test('shutdown ends the server, calls that wait, and can be called again', async () => {
    const manager = await Manager.start()
    const event = await manager.event()
    const waiting = event.wait()
    const pid = manager.pid ?? 0
    const path = pathOf(manager)
    const ended = manager.shutdown()
    await expect(waiting).rejects.toThrow(ManagerGoneError)
    await ended
    await manager.shutdown()
    await expect(event.set()).rejects.toThrow(ManagerGoneError)
    expect(() => process.kill(pid, 0)).toThrow('ESRCH')
    expect(existsSync(dirname(path))).toBe(false)
  })

  test('a server that is stuck is ended all the same', async () => {
    const manager = await Manager.start({ shutdownTimeout: 50 })
    const value = await manager.value(0)
    const stuck = value.update((n) => {
      for (;;) n++
    })
    const ended = manager.shutdown()
    await expect(stuck).rejects.toThrow(ManagerGoneError)
    await ended
  })

  test('Ctrl-C is none of its business', async () => {
    await using manager = await Manager.start()
    const value = await manager.value(1)
    process.kill(manager.pid ?? 0, 'SIGINT')
    expect(await value.update((n) => n + 1)).toBe(2)
  })

  test('the initializer runs in the server, and what it throws comes back', async () => {
    const start = 'ready'
    await using manager = await Manager.start({
      initializer: (text: string) => void Reflect.set(globalThis, 'started', text + start),
      initializerArgs: ['so '],
    })
    const value = await manager.value('')
    expect(await value.update(() => String(Reflect.get(globalThis, 'started')))).toBe('so ready')
    const failing = Manager.start({
      initializer: () => {
        throw new RangeError('no')
      },
    })
    await expect(failing).rejects.toThrow(RangeError)
    await expect(Manager.start({ initializer: 5 as unknown as () => void })).rejects.toThrow(OptionTypeError)
    await expect(Manager.start({ initializer: () => process.exit(3) })).rejects.toThrow(ManagerGoneError)
    const port = setInterval(() => {}, 60_000)
    clearInterval(port)
    await expect(Manager.start({ initializer: () => port.hasRef() })).rejects.toThrow(CaptureError)
  })

  test('a path of the caller is removed at the end', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'manager-test-'))
    try {
      const address = join(directory, 'socket')
      const manager = await Manager.start({ address })
      expect(existsSync(address)).toBe(true)
      await expect(Manager.start({ address })).rejects.toMatchObject({ code: 'EADDRINUSE' })
      await manager.shutdown()
      expect(existsSync(address)).toBe(false)
    } finally {
      rmSync(directory, { recursive: true })
    }
  })

  test('keys are neither in the arguments nor in the environment of the server', async () => {
    await using manager = await Manager.start({ authkey: 'very-secret-key' })
    for (const file of ['cmdline', 'environ'])
      expect(readFileSync(`/proc/${manager.pid}/${file}`, 'utf8')).not.toContain('very-secret')
  })

  test('a server does not outlive its program, however that ends', async () => {
    const program = `import { Manager } from '@mp/core'
      const manager = await Manager.start()
      console.log(manager.pid)
      setInterval(() => {}, 60_000)`
    const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
      cwd: import.meta.dirname,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const [bytes] = await once(child.stdout, 'data')
    const pid = Number(String(bytes))
    child.kill('SIGKILL')
    await expect.poll(() => isAlive(pid), { timeout: 5000 }).toBe(false)
  })

  test('a thing that nobody uses any more is let go', async () => {
    await using manager = await Manager.start()
    const kept = await manager.list([1])
    const dropped = await manager.list([2])
    const box = await manager.list<unknown>([kept])
    kept[Symbol.dispose]()
    dropped[Symbol.dispose]()
    const again = (await box.get(0)) as typeof kept
    expect(await again.copy()).toEqual([1])
    await expect(dropped.copy()).rejects.toThrow(StateError)
  })

  test('an open manager keeps nobody running, and its server ends with the program', async () => {
    const program = `import { Manager } from '@mp/core'
    const manager = await Manager.start()
    const dict = await manager.dict()
    await dict.set('a', 1)
    console.log(manager.pid)`
    const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
      cwd: import.meta.dirname,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let output = ''
    child.stdout.on('data', (bytes: Buffer) => (output += String(bytes)))
    expect(await once(child, 'close')).toEqual([0, null])
    await expect.poll(() => isAlive(Number(output)), { timeout: 5000 }).toBe(false)
  })
})

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

function pathOf({ address }: Manager): string {
  if (typeof address !== 'string') throw new Error('it listens at a port')
  return address
}

test('a module that starts a manager when it is imported is refused by workers', async () => {
  const { manager, work } = await import('./fixtures/eager.ts')
  await using _manager = manager
  await using pool = new Pool(1)
  await expect(pool.apply(work)).rejects.toMatchObject({ code: 'ERR_MP_CAPTURE', cause: { code: 'ERR_MP_STATE' } })
})

test('clients that are killed at any moment leave nothing locked, lost or broken', async () => {
  await using manager = await Manager.start()
  const lock = await manager.lock()
  const semaphore = await manager.boundedSemaphore(2)
  const queue = await manager.queue<number>()
  const rounds = await manager.value(0)
  const hammer = async () => {
    for (;;) {
      const held = await lock.acquire()
      await queue.put(1)
      await held.release()
      await semaphore.acquire()
      await queue.get()
      await rounds.update(next)
      await semaphore.release()
    }
  }
  for (let round = 0; round < 3; round++) {
    const before = await rounds.get()
    const children = Array.from({ length: 3 }, () => new Process(hammer).start())
    while ((await rounds.get()) < before + 5 + round) await rounds.get()
    for (const child of children) child.kill()
    await Promise.all(children.map((child) => child.join()))
    await (await lock.acquire({ timeout: 60_000 })).release()
    const both = [await semaphore.acquire({ timeout: 60_000 }), await semaphore.acquire({ timeout: 60_000 })]
    for (const held of both) await held.release()
  }
  expect(await semaphore.value()).toBe(2)
  expect(await lock.isLocked()).toBe(false)
  expect(await queue.size()).toBeLessThanOrEqual(3 * 3)
})

function next(n: number): number {
  return n + 1
}
