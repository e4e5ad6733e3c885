import workerpool from 'workerpool'
import { workTable } from '../works/work-table.ts'

workerpool.worker({
  ...workTable,
  move: (buffer: ArrayBuffer) => new workerpool.Transfer(buffer, [buffer]),
})
