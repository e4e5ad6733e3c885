import { describe, expect, test } from 'vitest'
import { activeChildren, currentProcess, parentProcess, Process, StateError, Thread } from '@mp/core'

const kinds: { kind: string; Class: typeof Process }[] = [
  { kind: 'Process', Class: Process },
  { kind: 'Thread', Class: Thread },
]

describe.each(kinds)('$kind', ({ kind, Class }) => {
  test('runs its function with its arguments', async () => {
    const shared = await runToExit(
      new Class((a: number, b: { c: number }) => process.exit(a + b.c), { args: [40, { c: 2 }] }),
    )
    expect(shared.exitCode).toBe(42)
  })

  test('tells its whole life', async () => {
    const child = new Class(() => new Promise(() => setInterval(() => {}, 1000)))
    expect([child.isAlive, child.exitCode, child.pid, child.daemon]).toEqual([false, null, null, false])
    expect(() => child.terminate()).toThrow(StateError)
    expect(() => child.sentinel).toThrow(StateError)
    await expect(child.join()).rejects.toBeInstanceOf(StateError)
    child.start()
    expect([child.isAlive, child.exitCode]).toEqual([true, null])
    expect(child.pid).toBeGreaterThan(0)
    expect(activeChildren()).toContain(child)
    expect(() => child.start()).toThrow(StateError)
    expect(() => child.close()).toThrow(StateError)
    await child.join({ timeout: 0 })
    expect(child.isAlive).toBe(true)
    child.kill()
    expect(await child.sentinel).toBe(-9)
    expect([child.isAlive, child.exitCode]).toEqual([false, -9])
    expect(activeChildren()).not.toContain(child)
    child.terminate()
    child.close()
    child.close()
    expect(() => child.isAlive).toThrow(StateError)
    expect(child.name).toMatch(new RegExp(`^${kind}-\\d+$`))
  })

  test.each([
    ['returns', () => {}, 0],
    ['is async and returns', async () => {}, 0],
    [
      'throws',
      () => {
        throw new RangeError('expected in the output of this test')
      },
      1,
    ],
    ['rejects', () => Promise.reject(new Error('expected in the output of this test')), 1],
    ['exits with 3', () => process.exit(3), 3],
  ])('exit code of a function that %s', async (_what, fn, exitCode) => {
    expect((await runToExit(new Class(fn))).exitCode).toBe(exitCode)
  })

  test('waits for work its function left behind', async () => {
    const child = new Class(() => {
      setTimeout(() => process.exit(7), 50)
    })
    expect((await runToExit(child)).exitCode).toBe(7)
  })

  test('terminate ends it with -15', async () => {
    const child = new Class(() => {
      for (;;);
    })
    child.start()
    child.terminate()
    await child.join()
    expect(child.exitCode).toBe(-15)
  })

  test('a subclass says what runs; its fields travel and changes stay in the child', async () => {
    class Counter extends Class {
      count: number
      constructor(count: number) {
        super(undefined, { name: 'counter' })
        this.count = count
      }
      addTo(n: number): number {
        return (this.count += n)
      }
      override async run(): Promise<void> {
        await Promise.resolve()
        process.exit(this.name === 'counter' ? this.addTo(2) : 99)
      }
    }
    const child = new Counter(40)
    await runToExit(child)
    expect(child.exitCode).toBe(42)
    expect(child.count).toBe(40)
  })

  test('private fields of a subclass are refused by name', () => {
    class Secret extends Class {
      readonly #key = 1
      override run(): number {
        return this.#key
      }
    }
    expect(() => new Secret().start()).toThrow(expect.objectContaining({ code: 'ERR_MP_CAPTURE', variable: '#key' }))
  })

  test('arguments that cannot travel are refused at start', () => {
    const child = new Class((value: unknown) => value, { args: [{ at: Symbol('s') }] })
    expect(() => child.start()).toThrow(expect.objectContaining({ path: 'args[0].at' }))
    expect(activeChildren()).not.toContain(child)
  })

  test('knows its name, its parent and its daemon flag in the child', async () => {
    const child = new Class(
      (parentPid: number) => {
        const self = currentProcess()
        const parent = parentProcess()
        const isRight =
          self.name === 'worker bee' &&
          self.daemon &&
          parent?.pid === parentPid &&
          parent.isAlive &&
          parent.name === 'MainProcess'
        process.exit(isRight ? 5 : 6)
      },
      { args: [process.pid], name: 'worker bee', daemon: true },
    )
    expect((await runToExit(child)).exitCode).toBe(5)
  })

  test('children have children, named after them', async () => {
    const child = new Class(
      async () => {
        const grandchild = new Process(() => process.exit(currentProcess().name === 'top:1' ? 8 : 9))
        grandchild.start()
        await grandchild.join()
        process.exit(grandchild.exitCode ?? 0)
      },
      { name: 'top' },
    )
    expect((await runToExit(child)).exitCode).toBe(8)
  })

  test.each([
    ['a target that is no function', [5]],
    ['an unknown option', [() => {}, { argz: [] }]],
    ['arguments that are no array', [() => {}, { args: 'x' }]],
    ['a daemon flag that is no boolean', [() => {}, { daemon: 1 }]],
    ['a name that is no text', [() => {}, { name: 1 }]],
  ])('%s is refused', (_what, args) => {
    expect(() => Reflect.construct(Class, args)).toThrow(TypeError)
  })

  test('await using joins and closes', async () => {
    const child = new Class(() => {})
    {
      await using running = child.start()
      expect(running.isAlive).toBe(true)
    }
    expect(() => child.exitCode).toThrow(StateError)
  })
})

test('interrupt is SIGINT, which the function may handle', async () => {
  const child = new Process(async () => {
    await new Promise<void>((resolve) => {
      process.once('SIGINT', () => resolve())
      process.kill(process.pid, 'SIGINT')
    })
    process.exit(11)
  })
  expect((await runToExit(child)).exitCode).toBe(11)
  const deaf = new Process(() => {
    for (;;);
  }).start()
  deaf.interrupt()
  await deaf.join()
  expect(deaf.exitCode).toBe(-2)
})

test('a wait ends with the reason of its signal', async () => {
  await using child = new Process(() => new Promise((resolve) => setTimeout(resolve, 100))).start()
  await expect(child.join({ signal: AbortSignal.abort('no patience') })).rejects.toBe('no patience')
})

test('the main program is nobody’s child', () => {
  expect(parentProcess()).toBe(null)
  expect(currentProcess()).toMatchObject({ name: 'MainProcess', pid: process.pid, daemon: false })
})

async function runToExit<T extends Process | Thread>(child: T): Promise<T> {
  child.start()
  await child.join()
  return child
}
