import { expect, test } from 'vitest'
import { selfTimes } from '../src/profile/self-times.ts'

const frame = (functionName: string, url = ''): object => ({ functionName, url, lineNumber: 4, columnNumber: 0 })

test('the time of each function is added up over the places it was called from, longest first', () => {
  const profile = {
    nodes: [
      { id: 1, callFrame: frame('run', 'file:///a/run.js') },
      { id: 2, callFrame: frame('', 'file:///a/run.js') },
      { id: 3, callFrame: frame('run', 'file:///a/run.js') },
      { id: 4, callFrame: frame('(idle)') },
    ],
    samples: [1, 2, 3, 4, 3],
    timeDeltas: [1000, 500, 2000, 5000, 1500],
  }
  expect(selfTimes(JSON.stringify(profile))).toEqual([
    { function: '(idle)', place: '', ms: 5, percent: 50 },
    { function: 'run', place: 'run.js:5', ms: 4.5, percent: 45 },
    { function: '(anonymous)', place: 'run.js:5', ms: 0.5, percent: 5 },
  ])
})

test('what is no profile is refused', () => {
  expect(() => selfTimes('{}')).toThrow(TypeError)
})
