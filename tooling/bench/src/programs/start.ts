// Starts two workers, tells the first result and when both have answered; whoever started this then ends it.
import { loadContender } from './load-contender.ts'
import { allReady } from '../rows/all-ready.ts'
import { required } from '../rows/row.ts'

const contender = await loadContender()
const opened = contender.open({ workerCount: 2, payload: 'plain' })
process.stdout.write(`first ${String(await required(opened, 'task')('square')(7))}\n`)
await allReady(opened, 2)
process.stdout.write('ready\n')
setInterval(() => {}, 1000)
