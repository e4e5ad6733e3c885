import { expect, test } from 'vitest'
import { verdictOn } from '../../src/demos/verdict.ts'

const facts = {
  oneCoreMs: 8000,
  manyMs: 2050,
  tasks: 16,
  workers: 4,
  cores: 4,
  taskMs: 500,
  longestMs: 510,
  foreignLoad: undefined,
}

test.each([
  ['all is well', {}, /^3\.90× of 4 possible: every worker has a core of its own/],
  ['there are more workers than cores', { workers: 6, cores: 4 }, /6 workers share 4 cores/],
  ['other programs are at work', { manyMs: 4000, foreignLoad: 0.43 }, /2\.00× of 4 possible: other programs used 43 %/],
  ['one task is as long as the job', { manyMs: 5000, longestMs: 4900 }, /the longest task alone takes 4\.90 s/],
  [
    'tasks do not divide evenly',
    { tasks: 5, oneCoreMs: 2500, manyMs: 1010 },
    /5 tasks on 4 workers: cores idle in the last round/,
  ],
  [
    'the last of five waits for one of four workers on two cores',
    { tasks: 5, cores: 2, oneCoreMs: 2500, manyMs: 1500 },
    /1\.67× of 2 possible: 5 tasks on 4 workers: cores idle in the last round/,
  ],
  ['tasks are too small', { oneCoreMs: 2, manyMs: 4, taskMs: 0.002 }, /a task takes 2 µs, sending it more/],
  ['there is one worker', { workers: 1 }, /nothing to share out/],
])('when %s, the verdict says so', (_, change, words) => {
  const verdict = verdictOn({ ...facts, ...change })
  expect(verdict).toMatch(words)
  expect(verdict.length).toBeLessThanOrEqual(80)
})
