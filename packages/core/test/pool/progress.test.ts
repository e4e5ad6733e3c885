import { describe, expect, test } from 'vitest'
import { taskContext } from '@mp/core'
import { backends } from './backends.ts'

describe.each(backends)('progress on $backend', ({ PoolClass, prefetches }) => {
  test('what a task says of its progress once it is over is not taken for that of another', async () => {
    await using pool = new PoolClass(1)
    const told: number[] = []
    pool.subscribe((event) => event.type === 'task-progress' && told.push(event.fraction))
    const talkOn = (): string => {
      const { progress } = taskContext()
      progress(0.25)
      const timer = setInterval(() => progress(0.5), 1)
      setTimeout(() => clearInterval(timer), 50)
      return 'first'
    }
    const linger = async (text: string): Promise<string> => {
      await new Promise((resolve) => setTimeout(resolve, 5))
      return text
    }
    expect(await pool.apply(talkOn)).toBe('first')
    const texts = Array.from({ length: 10 }, (_, n) => `text ${n}`)
    expect(await pool.map(linger, texts, { chunkSize: 5 })).toEqual(texts)
    expect(told).toEqual([0.25])
  })

  test('more progress than there is room for is let go of, and the result arrives', async () => {
    await using pool = new PoolClass(1)
    // Where each is a message there is always room, and many take long.
    const steps = prefetches ? 30_000 : 1000
    const talkMuch = (): string => {
      const { progress } = taskContext()
      for (let step = 0; step < steps; step++) progress(step / steps)
      return 'over'
    }
    expect(await pool.apply(talkMuch)).toBe('over')
    expect(await pool.map(talkMuch, [1, 2])).toEqual(['over', 'over'])
  })
})
