import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Consumer } from '../src/consumer.ts'
import { readmeExamples } from '../src/readme-examples.ts'

const modules = join(import.meta.dirname, '../node_modules')
const nodes = [
  ['22', join(modules, 'node22/bin/node')],
  ['24', join(modules, 'node24/bin/node')],
  ['26', process.execPath],
] as const

const consumer = new Consumer()
afterAll(() => consumer[Symbol.dispose]())
beforeAll(() => consumer.compile())

describe.each(nodes)('installed by npm, on Node %s', (version, node) => {
  test('the runtime is the one that is meant', () => {
    expect(consumer.run(node, '--version')).toMatch(new RegExp(`^v${version}\\.`))
  })

  test('a pool maps an arrow function with what it captures, on processes and on threads', () => {
    expect(consumer.run(node, 'out/core.js')).toBe('[3,6,9] [3,6,9]')
  })

  test('a kernel computes without a pool', () => {
    expect(consumer.run(node, 'out/workloads.js')).toBe('333833500')
  })

  test('images are compressed on processes', () => {
    expect(consumer.run(node, 'out/imaging.js')).toBe('smaller smaller')
  })

  test('the command tells its version', () => {
    expect(consumer.run(node, 'node_modules/.bin/mp', '--version')).toMatch(/^\d+\.\d+\.\d+$/)
  })
})

test.each(readmeExamples())('the program $name of the README prints what it says', ({ name, prints }) => {
  expect(prints).not.toBe('')
  const lines = consumer.run(process.execPath, `out/${name}.js`).split('\n')
  // A line of a loop is said once.
  expect([...new Set(lines)].join('\n')).toBe(prints)
})
