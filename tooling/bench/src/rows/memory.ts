import { allReady } from './all-ready.ts'
import type { Row } from './row.ts'

export const memory: Row = {
  name: 'memory',
  title: 'Memory of an idle worker in MiB: share of a process (PSS), growth of the program by a thread',
  metrics: [{ name: 'MiB', better: 'lower' }],
  ability: 'task',
  payload: 'plain',
  sampling: { type: 'memory' },
  async measure(opened, { count }) {
    await allReady(opened, count)
    return {}
  },
}
