import { inspect } from 'node:util'
import { Pool, ThreadPool } from '@mp/core'
import { expect, test } from 'vitest'

test('a pool shows its name, its state and its workers', async () => {
  const pool = new Pool({ workers: 1, name: 'crew' })
  expect(inspect(pool)).toBe('crew(running, 1 worker)')
  await pool.terminate()
  expect(inspect(pool)).toBe('crew(terminated, 0 workers)')
  await using threads = new ThreadPool({ workers: 2, name: 'threads' })
  expect(inspect({ threads })).toBe('{ threads: threads(running, 2 workers) }')
})
