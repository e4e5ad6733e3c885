import { describe, expect, test } from 'vitest'
import { Event } from '@mp/core'
import { kinds, limit } from './kinds.ts'

describe('an Event', () => {
  test('is set, waited for and cleared', async () => {
    const event = new Event()
    expect([event.isSet, event.waitSync({ timeout: 5 }), await event.wait({ timeout: 5 })]).toEqual([
      false,
      false,
      false,
    ])
    event.set()
    event.set()
    expect([event.isSet, event.waitSync(), await event.wait()]).toEqual([true, true, true])
    event.clear()
    expect([event.isSet, await event.wait({ timeout: 0 })]).toEqual([false, false])
  })

  test('rejects a wait that is aborted with the reason', async () => {
    await expect(new Event().wait({ signal: AbortSignal.timeout(5) })).rejects.toMatchObject({ name: 'TimeoutError' })
  })

  test('lets all go on who wait when it is set, although it is cleared at once', async () => {
    const event = new Event()
    const waits = [event.wait(limit), event.wait(limit), event.wait(limit)]
    event.set()
    event.clear()
    expect(await Promise.all(waits)).toEqual([true, true, true])
  })

  test.each(kinds)('goes to and fro with a %s, in both forms', async (_kind, Other) => {
    const [ping, pong] = [new Event(), new Event()]
    const child = new Other(
      async (ping: Event, pong: Event) => {
        for (let turn = 0; turn < 50; turn += 1) {
          if (turn % 2 === 0) ping.waitSync()
          else await ping.wait()
          ping.clear()
          pong.set()
        }
      },
      { args: [ping, pong] },
    )
    child.start()
    for (let turn = 0; turn < 50; turn += 1) {
      ping.set()
      expect(turn % 3 === 0 ? pong.waitSync(limit) : await pong.wait(limit)).toBe(true)
      pong.clear()
    }
    await child.join()
  })

  test.each(kinds)('wakes %ss and this thread alike', async (_kind, Other) => {
    const [ready, go] = [[new Event(), new Event()], new Event()]
    const children = ready.map((own) =>
      new Other(
        (own: Event, go: Event) => {
          own.set()
          process.exit(go.waitSync() ? 4 : 5)
        },
        { args: [own, go] },
      ).start(),
    )
    for (const own of ready) await own.wait(limit)
    const waiting = go.wait(limit)
    go.set()
    expect(await waiting).toBe(true)
    for (const child of children) await child.join()
    expect(children.map(({ exitCode }) => exitCode)).toEqual([4, 4])
  })
})
