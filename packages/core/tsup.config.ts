import { preset } from '@mp/build'

export default preset([
  'src/index.ts',
  'src/monitor.ts',
  'src/worker-process.ts',
  'src/worker-thread.ts',
  'src/worker-watch.ts',
  'src/worker-manager.ts',
])
