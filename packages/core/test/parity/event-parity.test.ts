import { Event, Process } from '@mp/core'
import { expect, test } from 'vitest'

test('an event is set and cleared by any process', async () => {
  using event = new Event()
  expect(event.isSet).toBe(false)
  const child = new Process((event: Event) => event.set(), { args: [event] })
  await child.start().join()
  expect(event.isSet).toBe(true)
  event.clear()
  expect(event.isSet).toBe(false)
})

test('wait tells whether the event was set in time', async () => {
  using event = new Event()
  expect([await event.wait({ timeout: 1 }), event.waitSync({ timeout: 1 })]).toEqual([false, false])
  const wait = event.wait()
  event.set()
  event.clear()
  expect(await wait).toBe(true)
})
