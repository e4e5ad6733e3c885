import { cpuCount } from '@mp/core'
import { expect, test } from 'vitest'
import { outputOf } from './output-of.ts'

// The tests of the docs run every program and compare what it prints with what the tutorial shows; here are those whose
// output differs from run to run or from machine to machine, and what the runner itself says.

test('example 2 prices three sellers', async () => {
  const output = await outputOf('example-2')
  for (const seller of ['Seller A', 'Seller B', 'Seller C']) {
    expect(output).toMatch(new RegExp(`${seller} → calculating price...[^]*${seller} → Price: [2-5]\\d\\d\n`))
  }
})

test('example 3 counts the cores', async () => {
  expect(await outputOf('example-3')).toBe(`Total CPU Cores = ${cpuCount()}\n`)
})

test('task 1 squares in five processes', async () => {
  const lines = (await outputOf('task-1')).trimEnd().split('\n')
  expect(lines.slice(0, 5).toSorted()).toEqual([1, 2, 3, 4, 5].map((n) => `Process ${n} → Square = ${n * n}`))
  expect(lines.slice(5)).toEqual(['Main Process completed.'])
})

test('an unknown name lists the examples', async () => {
  await expect(outputOf('nothing')).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining('task-3-images') })
})
