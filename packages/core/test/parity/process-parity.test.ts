import {
  activeChildren,
  connect,
  currentProcess,
  Listener,
  parentProcess,
  Process,
  Queue,
  StateError,
  Thread,
  Value,
} from '@mp/core'
import { describe, expect, test } from 'vitest'
import { collectGarbage } from '../memory/shared-files.ts'
import { kinds, limit } from '../sync/kinds.ts'
import { range } from './range.ts'

test('Process is the base of Thread', () => {
  expect(new Thread()).toBeInstanceOf(Process)
})

test('the name can be changed, to text only', () => {
  const child = new Process(() => {})
  child.name = 'renamed'
  expect(child.name).toBe('renamed')
  expect(() => Reflect.set(child, 'name', 5)).toThrow(TypeError)
})

test('daemon is inherited, and can be changed only before start', async () => {
  const child = new Process(async () => {
    const inherits = new Process(() => process.exit(currentProcess().daemon ? 5 : 6))
    const differs = new Process(() => process.exit(currentProcess().daemon ? 6 : 7), { daemon: false })
    await Promise.all([inherits.start().join(), differs.start().join()])
    process.exit((inherits.exitCode ?? 0) + (differs.exitCode ?? 0))
  })
  expect(child.daemon).toBe(false)
  child.daemon = true
  child.start()
  expect(() => Reflect.set(child, 'daemon', false)).toThrow(StateError)
  await child.join()
  expect(child.exitCode).toBe(12)
})

test('shows what it is and how far', async () => {
  const child = new Process(() => process.exit(3), { name: 'shown', daemon: true })
  expect(String(child)).toBe("<Process name='shown' pid=null initial daemon>")
  child.start()
  expect(String(child)).toBe(`<Process name='shown' pid=${child.pid} started daemon>`)
  await child.join()
  expect(String(child)).toBe(`<Process name='shown' pid=${child.pid} stopped exitCode=3 daemon>`)
  expect(String(new Thread(undefined, { name: 'shown' }))).toBe("<Thread name='shown' pid=null initial>")
})

test('terminate ends grandchildren, too', async () => {
  await using listener = await Listener.listen()
  const { address } = listener
  const child = new Process(async () => {
    const grandchild = new Process(async () => {
      await connect(address)
      for (;;);
    })
    await grandchild.start().join()
  })
  child.start()
  using grandchild = await listener.accept()
  child.terminate()
  await expect(grandchild.recv()).rejects.toMatchObject({ code: 'ERR_MP_END_OF_FILE' })
  await child.join()
  expect(child.exitCode).toBe(-15)
})

/** Says that it runs, and sleeps for ever. */
const runOn = (running: Queue<string>): void => {
  running.putSync(currentProcess().name)
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
}

/** Returns the code of what a call throws. */
async function codeOf(use: () => unknown): Promise<unknown> {
  try {
    await use()
  } catch (error) {
    return Reflect.get(Object(error), 'code')
  }
  return undefined
}

describe.each(kinds)('the life of a %s', (_kind, Class) => {
  test('it tells how far it is, and gets all it was given (_TestProcess.test_process)', async () => {
    using told = new Queue()
    const tell = async (to: Queue, ...given: unknown[]): Promise<void> => {
      const { name, pid, daemon } = currentProcess()
      await to.put({ given, name, pid, daemon, parent: parentProcess()?.pid })
    }
    const given = [1, 'two', { three: [3n] }]
    const child = new Class(tell, { args: [told, ...given], name: 'teller', daemon: true })
    const state = (): unknown[] => [child.isAlive, child.exitCode, child.daemon, activeChildren().includes(child)]
    expect(state()).toEqual([false, null, true, false])
    child.start()
    expect(state()).toEqual([true, null, true, true])
    const facts = { given, name: 'teller', pid: child.pid, daemon: true, parent: process.pid }
    expect(await told.get(limit)).toEqual(facts)
    await child.join()
    expect(state()).toEqual([false, 0, true, false])
  })

  test.each([
    ['terminate', -15],
    ['kill', -9],
  ] as const)('%s ends it with %i (_TestProcess.test_terminate, _TestProcess.test_kill)', async (how, exitCode) => {
    using running = new Queue<string>()
    const child = new Class(runOn, { args: [running] }).start()
    await running.get(limit)
    await child.join({ timeout: 0 })
    await expect(child.join({ timeout: -1 })).rejects.toThrow(RangeError)
    expect([child.isAlive, child.exitCode, activeChildren().includes(child)]).toEqual([true, null, true])
    child[how]()
    await child.join()
    expect([child.isAlive, child.exitCode, activeChildren().includes(child)]).toEqual([false, exitCode, false])
  })

  test('it is closed once it is over, and then let go of (_TestProcess.test_close)', async () => {
    using running = new Queue<string>()
    // Nothing of it is given to `expect`, which would keep it.
    const run = async (): Promise<{ reference: WeakRef<Process>; codes: unknown[] }> => {
      const child = new Class(runOn, { args: [running] }).start()
      const codes = [await codeOf(() => child.close())]
      await running.get(limit)
      child.kill()
      await child.join()
      child.close()
      child.close()
      for (const use of [() => child.isAlive, () => child.terminate(), () => child.join()])
        codes.push(await codeOf(use))
      return { reference: new WeakRef(child), codes }
    }
    const { reference, codes } = await run()
    expect(codes).toEqual(['ERR_MP_STATE', 'ERR_MP_STATE', 'ERR_MP_STATE', 'ERR_MP_STATE'])
    await collectGarbage()
    expect(reference.deref()).toBeUndefined()
  })

  test('its children have children, in order (_TestProcess.test_recursion)', async () => {
    using told = new Queue<number[]>()
    class Tree extends Class {
      readonly path: number[]
      readonly told: Queue<number[]>
      constructor(path: number[], told: Queue<number[]>) {
        super()
        this.path = path
        this.told = told
      }
      override async run(): Promise<void> {
        await this.told.put(this.path)
        if (this.path.length === 2) return
        for (const branch of this.path.length === 0 ? [0, 1] : [0])
          await new Tree([...this.path, branch], this.told).start().join()
      }
    }
    await new Tree([], told).start().join()
    told.shutdown()
    expect(await Array.fromAsync(told)).toEqual([[], [0], [0, 0], [1], [1, 0]])
  })

  test('many of it end with the codes that they exit with, or with that of the signal (_TestProcess.test_many_processes, _TestSubclassingProcess.test_sys_exit)', async () => {
    const codes: [string | number | undefined, number][] = [
      [undefined, 0],
      [0, 0],
      [1, 1],
      [8, 8],
      ['8', 8],
      [300, 44],
      [-1, 255],
    ]
    const exit = (code: string | number | undefined): never => process.exit(code)
    const short = codes.map(([code]) => new Class(exit, { args: [code] }).start())
    for (const child of short) await child.join()
    expect(short.map(({ exitCode }) => exitCode)).toEqual(codes.map(([, exitCode]) => exitCode))
    using running = new Queue<string>()
    const long = range(5).map(() => new Class(runOn, { args: [running] }).start())
    for (const _ of long) await running.get(limit)
    for (const child of long) child.terminate()
    for (const child of long) await child.join()
    expect(long.map(({ exitCode }) => exitCode)).toEqual(long.map(() => -15))
  })

  test.each(['return', 'exit'])('what it does at its end is done, by %s (_TestAtExit.test_atexit)', async (how) => {
    using done = new Value('bool')
    const endWell = (done: Value<'bool'>, how: string): void => {
      process.on('exit', () => (done.value = true))
      if (how === 'exit') process.exit(0)
    }
    await using child = new Class(endWell, { args: [done, how] }).start()
    await child.join()
    expect([child.exitCode, done.value]).toEqual([0, true])
  })

  test('its class says where it runs, and where its own children do (TestStartMethod.test_context)', async () => {
    using told = new Queue<[pid: number, isThread: boolean]>()
    const tell = async (to: typeof told, deeper: boolean): Promise<void> => {
      const { pid, threadId } = currentProcess()
      await to.put([pid, threadId > 0])
      if (deeper) await new Class(tell, { args: [to, false] }).start().join()
    }
    await new Class(tell, { args: [told, true] }).start().join()
    const [child, grandchild] = [await told.get(limit), await told.get(limit)]
    const isThread = Class === Thread
    expect([child[1], grandchild[1]]).toEqual([isThread, isThread])
    expect(new Set([process.pid, child[0], grandchild[0]]).size).toBe(isThread ? 1 : 3)
  })
})
