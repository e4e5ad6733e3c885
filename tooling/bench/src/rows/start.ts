import type { Row } from './row.ts'

export const start: Row = {
  name: 'start',
  title: 'A program with two workers, from its start to the first result and to both workers at work, in ms',
  metrics: [
    { name: 'first result', better: 'lower' },
    { name: 'all ready', better: 'lower' },
  ],
  ability: 'task',
  payload: 'plain',
  sampling: { type: 'start' },
  measure: () => Promise.reject(new Error('The start of a program is measured from outside')),
}
