import {
  Barrier,
  Condition,
  Event,
  JoinableQueue,
  Lock,
  MpError,
  pipe,
  Queue,
  RLock,
  Semaphore,
  ShareableList,
  SharedArray,
  SharedMemory,
  SimpleQueue,
  Value,
} from '@mp/core'
import '../../src/handle-kinds.ts'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { ownMappings } from '../../src/memory/shared-block.ts'
import { type Handle, HANDLE, type HandleRecord, isHandle, reviveHandle } from '../../src/wire/handle.ts'
import { decodeValue } from '../../src/wire/decode.ts'
import { TAG } from '../../src/wire/tag.ts'
import { decodeBad, memoryOf, MOST_BYTES, runs } from '../damage.ts'

const memory = SharedMemory.create(65_536)
new Uint8Array(memory.buffer).fill(255)
const small = SharedMemory.create(8)
const things: object[] = [
  new Lock(),
  new RLock(),
  new Semaphore(2),
  new Condition(),
  new Event(),
  new Barrier(2),
  new Value('i32', 1),
  new SharedArray('f64', 4),
  new Queue(),
  new JoinableQueue(),
  new SimpleQueue(),
  new ShareableList([1n]),
  memory,
  ...pipe(),
]

function recordOf(thing: object): HandleRecord {
  if (!isHandle(thing)) throw new TypeError('it is no handle')
  const handle: Handle = thing
  return handle[HANDLE]({ sharesMemory: false })
}

const odd = fc.oneof(
  fc.constantFrom<unknown>(
    -1,
    0,
    1,
    7,
    64,
    65_536,
    2 ** 31,
    2 ** 53,
    1.5,
    Number.NaN,
    '',
    '../x',
    'missing',
    null,
    {},
    [],
  ),
  fc.constantFrom(memory.name, small.name),
  fc.anything(),
)

/** Where to change the data of a handle, by the positions of keys, and what to put there. */
const change = fc.record({ thing: fc.nat(things.length - 1), path: fc.array(fc.nat(6), { maxLength: 3 }), odd })

function changed(data: unknown, [first, ...rest]: number[], other: unknown): unknown {
  if (first === undefined || typeof data !== 'object' || data === null) return other
  const entries = Object.entries(data)
  const [key, value] = entries[first % entries.length] ?? ['more', undefined]
  return { ...data, [key]: changed(value, rest, other) }
}

test('handles that nobody of ours has made are an error of ours, or some thing', () => {
  const grown = memoryOf(() =>
    fc.assert(
      fc.property(change, ({ thing, path, odd: other }) => {
        const { kind, data } = recordOf(things[thing] ?? {})
        const mark = { [TAG]: 'handle', kind, data: changed(data, path, other) }
        const revived: unknown = decodeBad(() => decodeValue(mark))
        if (things.includes(Object(revived)) || revived instanceof MpError) return
        Object(revived)[Symbol.dispose]?.()
      }),
      runs(500),
    ),
  )
  expect(grown).toBeLessThan(MOST_BYTES)
  expect(() => reviveHandle({ kind: 'unheard-of', data: {} })).toThrow()
})

test.each(['offset', 'byteLength', 'generation', 'ticket'])('a %s of a handle that is no number is refused', (key) => {
  const shared = things.filter(
    (thing) => thing instanceof SharedArray || thing instanceof Value || thing instanceof Lock,
  )
  // An array alone in its block, where such an offset would be taken for 0.
  using large = new SharedArray('u8', 4_000_000)
  for (const thing of [...shared, large]) {
    const { kind, data } = recordOf(thing)
    const record = 'cell' in Object(data) ? Object(data).cell : data
    for (const other of ['', '0', [], null, undefined, 0.5, Number.NaN]) {
      const cell = { ...record, [key]: other }
      const mark = { [TAG]: 'handle', kind, data: record === data ? cell : { ...Object(data), cell } }
      expect(() => decodeValue(mark), `${kind} ${String(other)}`).toThrow(MpError)
    }
  }
})

test('a handle that names memory of something else leaves nothing open', () => {
  const { kind, data } = recordOf(things.find((thing) => thing instanceof Queue) ?? {})
  const before = ownMappings('').length
  for (const name of [memory.name, small.name, 'missing', '../shm', '']) {
    for (let times = 0; times < 20; times++) {
      const mark = { [TAG]: 'handle', kind, data: { ...Object(data), name } }
      expect(() => decodeValue(mark)).toThrow(MpError)
    }
  }
  expect(ownMappings('').length).toBe(before)
})
