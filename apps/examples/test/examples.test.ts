import { cpuCount } from '@mp/core'
import { expect, test } from 'vitest'
import { outputOf } from './output-of.ts'

test('example 1 times one thread, two threads and two processes, and says why they differ', async () => {
  const output = await outputOf('example-1')
  expect(output.match(/^ {2}(Async|Thread|Process) time: +\d+\.\d\d seconds$/gm)).toHaveLength(6)
  expect(output).toContain('Why?')
}, 120_000)

test('example 2 prices three sellers at the same time', async () => {
  const output = await outputOf('example-2')
  for (const seller of ['Seller A', 'Seller B', 'Seller C']) {
    expect(output).toMatch(new RegExp(`${seller} → calculating price...[^]*${seller} → Price: [2-5]\\d\\d\n`))
  }
  const lines = output.split('\n')
  expect(lines.findIndex((line) => line.includes('Price:'))).toBeGreaterThan(
    lines.findLastIndex((line) => line.includes('calculating')),
  )
})

test('example 3 counts the cores', async () => {
  expect(await outputOf('example-3')).toBe(`Total CPU Cores = ${cpuCount()}\n`)
})

test('example 4 squares on a pool of four', async () => {
  expect(await outputOf('example-4')).toMatch(/^\[\s+1,\s+4,\s+9,\s+16,\s+25,\s+36,\s+49,\s+64\s+\]\n$/)
})

test('example 5 computes the factorials', async () => {
  expect(await outputOf('example-5')).toBe(
    '50000! has 213237 digits\n60000! has 260635 digits\n70000! has 308760 digits\n80000! has 357507 digits\nDone\n',
  )
})

test('task 1 squares in five processes', async () => {
  const lines = (await outputOf('task-1')).trimEnd().split('\n')
  expect(lines.slice(0, 5).toSorted()).toEqual([1, 2, 3, 4, 5].map((n) => `Process ${n} → Square = ${n * n}`))
  expect(lines.slice(5)).toEqual(['Main Process completed.'])
})

test('task 2 squares 1 to 20 in order', async () => {
  const output = await outputOf('task-2')
  expect(output.match(/\d+/g)?.map(Number)).toEqual(Array.from({ length: 20 }, (_, index) => (index + 1) ** 2))
})

test('task 3 compresses five images', async () => {
  const lines = (await outputOf('task-3')).trimEnd().split('\n')
  expect(lines.toSorted()).toEqual([1, 2, 3, 4, 5].map((n) => `img${n}.jpg → compressed!`))
})

test('task 4 gets the result through a queue', async () => {
  expect(await outputOf('task-4')).toBe('Result: 20\n')
})

test('example 6 talks with a process over a pipe', async () => {
  expect(await outputOf('example-6')).toBe('1 → 1\n2 → 4\n3 → 9\n4 → 16\n5 → 25\n')
})

test('example 7 keeps prices in a manager that every process writes to', async () => {
  expect(await outputOf('example-7')).toBe('Seller A 800\nSeller BB 900\nSeller CCC 1000\nsellers 3\n')
})

test('example 8 ends with its daemon, after its worker', async () => {
  const output = await outputOf('example-8')
  expect(output).toBe('Worker: the program waits for me\nDaemon alive: true\nMain ends, and the daemon with it\n')
})

test('example 9 shows that objects are copied, and shared memory is shared', async () => {
  const lines = (await outputOf('example-9')).trimEnd().split('\n')
  expect(lines.map((line) => line.split(': ')[1])).toEqual([1, 2, 3, 4].map((n) => `heap.count = 0, shared = ${n}`))
})

test('an unknown name lists the examples', async () => {
  await expect(outputOf('nothing')).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining('task-3-images') })
})
