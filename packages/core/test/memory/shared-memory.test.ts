import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import {
  MpError,
  OptionRangeError,
  Pool,
  Process,
  SharedMemory,
  SharedMemoryExistsError,
  SharedMemoryFullError,
  SharedMemoryNotFoundError,
  StateError,
  Thread,
} from '@mp/core'
import { ownResources } from './shared-files.ts'

const bytesOf = (block: SharedMemory): Uint8Array => new Uint8Array(block.buffer)

function isThere(name: string): boolean {
  return existsSync(`/dev/shm/${name}`)
}

describe('a block', () => {
  test('is filled with zeros, has the very size asked for, and is the same for all who attach', () => {
    using block = SharedMemory.create(100)
    expect([...bytesOf(block)]).toEqual(Array.from({ length: 100 }, () => 0))
    const same = SharedMemory.attach(block.name)
    expect([same.size, same.name]).toEqual([100, block.name])
    bytesOf(same)[99] = 7
    expect(bytesOf(block)[99]).toBe(7)
    same.close()
  })

  test('shows its name and size', () => {
    using block = SharedMemory.create(10, { name: 'test-shown' })
    expect(String(block)).toBe("SharedMemory('test-shown', size=10)")
  })

  test('can be closed more than once, and unlinked but once', () => {
    const block = SharedMemory.create(10)
    block.close()
    block.close()
    block.unlink()
    expect(() => block.unlink()).toThrow(SharedMemoryNotFoundError)
    expect(isThere(block.name)).toBe(false)
  })

  test('leaves nothing to read or write in views of it once it is closed', () => {
    using block = SharedMemory.create(4096)
    const views = [new Uint8Array(block.buffer), new Float64Array(block.buffer, 8, 2)]
    block.close()
    expect(views.map((view) => [view[0], view.length])).toEqual([
      [undefined, 0],
      [undefined, 0],
    ])
    for (const view of views) view[0] = 1
    expect(block.buffer.byteLength).toBe(0)
  })

  test('stays with those who are attached after it was unlinked', () => {
    const block = SharedMemory.create(10)
    const same = SharedMemory.attach(block.name)
    block.unlink()
    bytesOf(block)[0] = 1
    expect(bytesOf(same)[0]).toBe(1)
    expect(() => SharedMemory.attach(block.name)).toThrow(SharedMemoryNotFoundError)
    block.close()
    same.close()
  })

  test('refuses to be transferred', () => {
    using block = SharedMemory.create(10)
    expect(() => block.buffer.transfer()).toThrow(StateError)
  })

  test('is removed at the end of the block of its owner, not of others', () => {
    let name: string
    {
      using block = SharedMemory.create(10)
      name = block.name
      {
        using same = SharedMemory.attach(name)
        expect(same.size).toBe(10)
      }
      expect(isThere(name)).toBe(true)
    }
    expect(isThere(name)).toBe(false)
  })
})

describe('refused', () => {
  test('is a name that is taken, and one that nothing has', () => {
    using block = SharedMemory.create(10, { name: 'test-taken' })
    expect(() => SharedMemory.create(10, { name: block.name })).toThrow(SharedMemoryExistsError)
    expect(() => SharedMemory.attach('test-missing')).toThrow(SharedMemoryNotFoundError)
  })

  test.each([0, -1, 1.5, Number.NaN])('is a size of %d', (size) => {
    expect(() => SharedMemory.create(size)).toThrow(OptionRangeError)
  })

  test.each(['', 'a/b', 'a\0b', '.', '..', 'mp-x', 'mp.x', 'x'.repeat(251)])('is the name %j', (name) => {
    expect(() => SharedMemory.create(10, { name })).toThrow(OptionRangeError)
  })

  test('is more than there is room for, with the figures, and nothing is left of it', () => {
    const asked = 2 ** 45
    let thrown: unknown
    try {
      SharedMemory.create(asked, { name: 'test-too-large' })
    } catch (error) {
      thrown = error
    }
    expect(thrown).toBeInstanceOf(SharedMemoryFullError)
    expect(thrown).toBeInstanceOf(MpError)
    expect(thrown).toMatchObject({ code: 'ERR_MP_SHARED_MEMORY_FULL', bytes: asked })
    expect(thrown).toHaveProperty('freeBytes', expect.any(Number))
    expect(ownResources('test-too-large')).toMatchObject({ files: [], mappings: 0 })
  })
})

test.each([
  ['process', Process],
  ['thread', Thread],
])('a %s that gets a block as an argument has the same memory', async (_kind, Kind) => {
  using block = SharedMemory.create(10)
  const child = new Kind(
    (parts: { block: SharedMemory }) => {
      const bytes = new Uint8Array(parts.block.buffer)
      bytes[1] = (bytes[0] ?? 0) + 1
    },
    { args: [{ block }] },
  )
  bytesOf(block)[0] = 41
  child.start()
  await child.join()
  expect([child.exitCode, bytesOf(block)[1]]).toEqual([0, 42])
})

test('a block goes on to grandchildren and comes back as a result', async () => {
  using block = SharedMemory.create(10)
  await using pool = new Pool(1)
  const same = await pool.apply(
    async (given: SharedMemory) => {
      const child = new Process((own: SharedMemory) => void new Uint8Array(own.buffer).fill(9), { args: [given] })
      child.start()
      await child.join()
      return given
    },
    [block],
  )
  expect([same.name, bytesOf(block)[9]]).toEqual([block.name, 9])
  same.close()
})

test('a block that is unlinked before it arrives fails where it arrives', async () => {
  await using pool = new Pool(1)
  const block = SharedMemory.create(10)
  block.unlink()
  await expect(pool.apply((given: SharedMemory) => given.size, [block])).rejects.toMatchObject({
    code: 'ERR_MP_SHARED_MEMORY_NOT_FOUND',
  })
  block.close()
})

const program = fileURLToPath(new URL('./fixtures/block-program.ts', import.meta.url))

test.each(['return', 'exit', 'throw', 'SIGTERM', 'SIGKILL'])(
  'the blocks of a program that ends by %s are removed, at the latest by the next',
  async (how) => {
    const child = spawn(process.execPath, [program, how], { stdio: ['ignore', 'pipe', 'ignore'] })
    const exit = once(child, 'exit')
    const [text] = await once(child.stdout, 'data')
    const names: string[] = JSON.parse(String(text))
    expect(names.length).toBeGreaterThan(1)
    if (how.startsWith('SIG')) child.kill(how === 'SIGKILL' ? 'SIGKILL' : 'SIGTERM')
    await exit
    if (how.startsWith('SIG')) await once(spawn(process.execPath, [program, 'return'], { stdio: 'ignore' }), 'exit')
    expect(names.filter(isThere)).toEqual([])
  },
)
