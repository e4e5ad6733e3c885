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

beforeAll(async () => {
  expect(await consumer.install()).toMatchObject({ isSuccess: true })
})

test('the types are sound in a strict project, libraries checked too', async () => {
  expect(await consumer.compile()).toEqual({ isSuccess: true, output: '' })
})

describe.each(nodes)('installed by npm, on Node %s', (version, node) => {
  test('the runtime is the one that is meant', async () => {
    expect((await consumer.run(node, '--version')).output).toMatch(new RegExp(`^v${version}\\.`))
  })

  test.each([
    ['a pool maps an arrow function with what it captures, on processes and on threads', 'core', '[3,6,9] [3,6,9]'],
    ['what is exported bears its name', 'names', 'all'],
    ['a kernel computes without a pool', 'workloads', '333833500'],
    ['images are compressed on processes', 'imaging', 'smaller smaller'],
  ])('%s', async (_, program, output) => {
    expect(await consumer.run(node, `out/${program}.js`)).toEqual({ isSuccess: true, output })
  })

  test('the command tells its version', async () => {
    const outcome = await consumer.run(node, 'node_modules/.bin/mp', '--version')
    expect(outcome).toEqual({ isSuccess: true, output: expect.stringMatching(/^\d+\.\d+\.\d+$/) })
  })

  test('the command calls a function for each line of a file, on processes', async () => {
    const command = ['node_modules/.bin/mp', 'run', 'out/twice.js', '--map', 'numbers.txt', '--quiet']
    expect(await consumer.run(node, ...command)).toEqual({ isSuccess: true, output: '2\n4\n6' })
  })
})

test('the command runs a kernel on one core and on many, on the oldest Node', async () => {
  const [[, oldest]] = nodes
  const { isSuccess, output } = await consumer.run(oldest, 'node_modules/.bin/mp', 'run', 'mandelbrot', '--json')
  expect(isSuccess, output).toBe(true)
  expect(JSON.parse(output)).toMatchObject({ kernel: 'mandelbrot', result: expect.stringMatching(/^4,000,000 pixels/) })
})

test.each(readmeExamples())('the program $name of the README prints what it says', async ({ name, prints }) => {
  const { output } = await consumer.run(process.execPath, `out/${name}.js`)
  // A line of a loop is said once.
  expect([...new Set(output.split('\n'))].join('\n')).toBe(prints)
})
