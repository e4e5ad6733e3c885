import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { bytesItem, decodeItem, receive } from '../../src/channel/ring-item.ts'
import { RingUser } from '../../src/channel/ring-user.ts'
import { Look } from '../../src/memory/look.ts'

const USERS = 3

interface Limits {
  maxItems: number
  maxBytes: number
}

interface Item {
  n: number
  length: number
}

const step = fc.record({
  user: fc.nat(USERS - 1),
  puts: fc.array(fc.oneof(fc.nat(40), fc.integer({ min: 3000, max: 12_000 })), { maxLength: 8 }),
  gets: fc.nat(8),
})

/** Several users of one ring, and what the ring has to hold. */
class Users {
  readonly limits: Limits
  readonly users: RingUser[]
  readonly model: Item[] = []
  #n = 0

  constructor(limits: Limits) {
    this.limits = limits
    const first = RingUser.create([{ ...limits, maxItems: Number.isFinite(limits.maxItems) ? limits.maxItems : 0 }])
    this.users = [first, ...Array.from({ length: USERS - 1 }, () => first.another(0))]
  }

  get sizes(): number[] {
    return this.users.map((user) => user.ring(0).size)
  }

  /** Puts an item, and checks that the limits alone decide whether there is room. */
  put(user: number, length: number): void {
    const { model } = this
    const n = (this.#n += 1)
    const used = model.reduce((sum, item) => sum + item.length, 0)
    const hasRoom = model.length === 0 || (model.length < this.limits.maxItems && used + length <= this.limits.maxBytes)
    const message = bytesItem(new Uint8Array(length).fill(n))
    expect(this.users[user]?.ring(0).put(message, new Look(), 'insist')).toBe(hasRoom ? true : undefined)
    if (hasRoom) model.push({ n, length })
  }

  take(user: number): void {
    const received = this.users[user]?.ring(0).take(receive, new Look(), 'insist')
    const expected = this.model.shift()
    const bytes = received === undefined ? undefined : decodeItem(received)
    expect(bytes).toEqual(expected === undefined ? undefined : Buffer.alloc(expected.length, expected.n))
  }
}

test.each([
  { maxItems: 12, maxBytes: 40_000 },
  { maxItems: 5, maxBytes: Number.POSITIVE_INFINITY },
  { maxItems: Number.POSITIVE_INFINITY, maxBytes: Number.POSITIVE_INFINITY },
])('each of several users sees what the others did, however out of date its own view is (%o)', (limits) => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 100 }), (steps) => {
      const users = new Users(limits)
      for (const { user, puts, gets } of steps) {
        for (const length of puts) users.put(user, length)
        for (let get = 0; get < gets; get++) users.take(user)
        expect(users.sizes).toEqual(users.sizes.map(() => users.model.length))
      }
      for (const user of users.users) user.close()
    }),
    { numRuns: 200 },
  )
})

test('a message that is put while another user shuts the ring down is in, or refused, and nothing follows it', () => {
  const user = RingUser.create([{ maxItems: 0, maxBytes: Number.POSITIVE_INFINITY }])
  const other = user.another(0)
  const bytes = bytesItem(new Uint8Array(8))
  const message = Object.assign(Object.create(bytes), { writeTo: () => other.ring(0).shutDown(1) })
  expect(user.ring(0).put(bytes, new Look(), 'insist')).toBe(true)
  expect(user.ring(0).put(message, new Look(), 'insist')).toBe(false)
  expect([user.ring(0).put(message, new Look(), 'insist'), user.ring(0).size, other.ring(0).size]).toEqual([
    false,
    1,
    1,
  ])
  user.close()
  other.close()
})
