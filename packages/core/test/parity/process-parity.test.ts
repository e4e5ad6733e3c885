import { connect, currentProcess, Listener, Process, StateError, Thread } from '@mp/core'
import { expect, test } from 'vitest'

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
