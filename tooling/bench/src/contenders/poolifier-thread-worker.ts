import { ThreadWorker } from 'poolifier'
import { workTable } from '../works/work-table.ts'

export const worker = new ThreadWorker({ ...workTable })
