import { expect, test } from 'vitest'
import { Barrier, Condition, Event, Lock, Pool, SharedArray, Value } from '@mp/core'
import { ownResources } from '../memory/shared-files.ts'

const makers: [string, () => Disposable][] = [
  ['locks', () => new Lock()],
  ['conditions', () => new Condition()],
  ['barriers', () => new Barrier(2)],
  ['values', () => new Value('f64', 1)],
  ['small arrays', () => new SharedArray('u8', 100)],
  ['large arrays', () => new SharedArray('u8', 20_000)],
]

function useMany(make: () => Disposable, count: number): void {
  for (let round = 0; round < count; round += 1) {
    const thing = make()
    if ('lock' in thing && thing.lock instanceof Lock) thing.lock.close()
    thing[Symbol.dispose]()
  }
}

test.each(makers)('nothing is left of 10,000 %s that were created and closed', (_name, make) => {
  useMany(make, 100)
  const before = ownResources(`mp-${process.pid}-`)
  useMany(make, 10_000)
  expect(ownResources(`mp-${process.pid}-`)).toEqual(before)
})

test('what was sent and let go of on both sides is used again', async () => {
  await using pool = new Pool(1)
  const send = async (): Promise<void> => {
    const event = new Event()
    await pool.apply(
      (theirs: Event) => {
        theirs.set()
        theirs.close()
      },
      [event],
    )
    expect(event.isSet).toBe(true)
    event.close()
  }
  for (let round = 0; round < 10; round += 1) await send()
  const before = ownResources(`mp-${process.pid}-`)
  for (let round = 0; round < 2000; round += 1) await send()
  expect(ownResources(`mp-${process.pid}-`)).toEqual(before)
})
