import { describe, expect, test } from 'vitest'
import { check, missingTools } from '../src/checker.ts'
import { models } from '../src/models.ts'

const missing = await missingTools()
const isLarge = process.env['MP_MODEL'] === 'large'

describe.concurrent.for(models)('$name', ({ name, small, bounds, large, mistakes }) => {
  const sizes = [...small, ...bounds, ...(isLarge ? large : [])]

  test.for(sizes)('holds in every state with %o', async (defines, { skip }) => {
    skip(missing !== undefined, missing)
    const { states, violation } = await check(name, defines, { isQuick: small.includes(defines) })
    expect(violation).toBeUndefined()
    expect(states).toBeGreaterThan(1000)
    if (isLarge) process.stdout.write(`${name} ${JSON.stringify(defines)}: ${states} states\n`)
  })

  test.for(mistakes)('shows when $what', async ({ name: mistake, bounds }, { skip }) => {
    skip(missing !== undefined, missing)
    const { violation } = await check(name, { ...bounds, [mistake]: 1 }, { isQuick: true })
    expect(violation).toContain('assertion violated')
  })
})
