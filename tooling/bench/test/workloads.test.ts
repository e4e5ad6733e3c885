import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { kernels } from '@mp/workloads'
import { expect, test } from 'vitest'

const main = join(import.meta.dirname, '../dist/main.js')

test('every kernel is measured against its plain form and on one and two workers', async () => {
  const args = ['--conditions=built', main, '--only', 'workloads', '--quick']
  const { stdout } = await promisify(execFile)(process.execPath, args)
  const rows = stdout.split('\n').map((line) => line.split('|').map((cell) => cell.trim()))
  for (const name of [...kernels.keys(), 'scrypt-many']) {
    const row = rows.find((cells) => cells[1] === name)
    // Tiny sizes may take no time that the clock of the processor shows.
    const figures = [3, 4, 10, 11].map((column) => row?.[column] ?? '')
    expect(
      figures.every((figure) => /\d/.test(figure) && Number(figure) >= 0),
      `${name}: ${String(row)}`,
    ).toBe(true)
  }
})
