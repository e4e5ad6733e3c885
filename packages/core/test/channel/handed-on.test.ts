import { connect, Listener, pipe, Pool, Process, Thread } from '@mp/core'
import { expect, test } from 'vitest'
import { openEnds } from './ends.ts'

const things = [
  { name: 'a Connection over a socket', pick: ({ client }: Awaited<ReturnType<typeof openEnds>>) => client },
  { name: 'a Listener', pick: ({ listener }: Awaited<ReturnType<typeof openEnds>>) => listener },
]

test.each(things)('$name is refused where it is sent, with its path and what to do instead', async ({ pick }) => {
  using ends = await openEnds({ authkey: 'secret' })
  const thing: unknown = pick(ends)
  const refusal = (path: string) =>
    expect.objectContaining({
      code: 'ERR_MP_NOT_SERIALIZABLE',
      path,
      message: expect.stringMatching(/belongs to the process that opened it; call .*address/),
    })
  const [end, other] = pipe()
  await expect(end.send({ parts: [thing] })).rejects.toThrow(refusal('value.parts[0]'))
  await expect(ends.server.send([thing])).rejects.toThrow(refusal('value[0]'))
  const args = [1, thing]
  expect(() => new Process((...given: unknown[]) => void given, { args }).start()).toThrow(refusal('args[1]'))
  expect(() => new Thread((...given: unknown[]) => void given, { args }).start()).toThrow(refusal('args[1]'))
  end.close()
  other.close()
})

test.each(things)('$name that a function captures is refused by the name of its variable', async ({ pick }) => {
  using ends = await openEnds()
  await using pool = new Pool(1)
  const captured: unknown = pick(ends)
  await expect(pool.apply(() => captured, [])).rejects.toMatchObject({
    code: 'ERR_MP_CAPTURE',
    variable: 'captured',
    message: expect.stringMatching(/belongs to the process that opened it; call .*address/),
  })
})

test('what the refusal says instead works: the address goes there, and that connects', async () => {
  using listener = await Listener.listen({ authkey: 'secret' })
  const child = new Process(
    async (address: Listener['address'], authkey: string) => {
      const connection = await connect(address, { authkey })
      await connection.send('from there')
      connection.close()
    },
    { args: [listener.address, 'secret'] },
  )
  child.start()
  const connection = await listener.accept()
  expect(await connection.recv()).toBe('from there')
  connection.close()
  await child.join()
})
