import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { expect, test } from 'vitest'
import type { Figures } from '../fixtures/soak-program.ts'

/** For how long at least; `MP_SOAK_MINUTES=60` for the hour that nobody waits for in each run. */
const MINUTES = Number(process.env['MP_SOAK_MINUTES'] ?? 0)
/** The first rounds compile code, fill caches and grow heaps to what they need; as many are compared after that. */
const WARM_ROUNDS = MINUTES > 0 ? 100 : 4

/** Returns the least of each figure: what is held in each round, while what comes and goes is in some alone. */
function least(rounds: Figures[]): Figures {
  const smallest = (key: keyof Figures): number => Math.min(...rounds.map((figures) => figures[key]))
  return {
    heapMiB: smallest('heapMiB'),
    residentMiB: smallest('residentMiB'),
    workerMiB: smallest('workerMiB'),
    descriptors: smallest('descriptors'),
    blocks: smallest('blocks'),
  }
}

test.runIf(process.platform === 'linux')(
  'all kinds of work, round after round, hold no more at their end than near their beginning',
  { timeout: (MINUTES + 10) * 60_000 },
  async () => {
    // A program of its own: what a test framework keeps of each assertion is not held against it.
    const program = `${import.meta.dirname}/../fixtures/soak-program.ts`
    // V8 lets the space for new objects grow for hours, to several times of what is held.
    const flags = ['--expose-gc', '--max-semi-space-size=4']
    const child = spawn(process.execPath, [...flags, program, String(MINUTES), String(3 * WARM_ROUNDS)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const ended = once(child, 'exit')
    const rounds: Figures[] = []
    for await (const line of createInterface(child.stdout)) rounds.push(JSON.parse(line))
    expect(await ended).toEqual([0, null])
    const later = rounds.slice(WARM_ROUNDS)
    const first = least(later.slice(0, WARM_ROUNDS))
    const last = least(later.slice(-WARM_ROUNDS))
    if (MINUTES > 0) process.stdout.write(`${rounds.length} rounds: ${JSON.stringify({ first, last })}\n`)
    expect(last.heapMiB - first.heapMiB).toBeLessThan(4)
    expect(last.residentMiB - first.residentMiB).toBeLessThan(48)
    expect(last.workerMiB - first.workerMiB).toBeLessThan(48)
    expect(last.descriptors).toBeLessThanOrEqual(first.descriptors)
    expect(last.blocks).toBeLessThanOrEqual(first.blocks)
  },
)
