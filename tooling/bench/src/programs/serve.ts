// Opens one contender and measures the rows that it is asked for, by its own clock.
import { createInterface } from 'node:readline'
import type { Opened } from '../contenders/opened.ts'
import { allRows } from '../rows/all.ts'
import type { Figures, Size } from '../rows/row.ts'
import { loadContender } from './load-contender.ts'
import { type Command, isCommand, type Reply } from './protocol.ts'

const contender = await loadContender()
let opened: Opened | undefined

function measure(name: string, size: Size): Promise<Figures> {
  const row = allRows.find((row) => row.name === name)
  if (row === undefined) throw new Error(`There is no row ${name}`)
  return row.measure(open(), size)
}

function open(): Opened {
  if (opened === undefined) throw new Error('Nothing is open')
  return opened
}

async function answer(command: Command): Promise<Reply> {
  switch (command.type) {
    case 'open':
      opened = contender.open(command)
      return { type: 'done' }
    case 'measure':
      return { type: 'figures', figures: await measure(command.row, command.size) }
    case 'profile': {
      const { profileOf } = await import('../profile/profile-of.ts')
      const work = (): Promise<unknown> => measure(command.row, command.size)
      return { type: 'profiles', files: await profileOf(open(), { work, folder: command.folder }) }
    }
    case 'close':
      await open().close()
      return { type: 'done' }
  }
}

function say(reply: Reply): void {
  process.stdout.write(`${JSON.stringify(reply)}\n`)
}

// A library whose promise never settles may leave nothing to wait for; the runner's patience decides, not that.
setInterval(() => {}, 1000)

say({ type: 'loaded' })
for await (const line of createInterface({ input: process.stdin })) {
  const command: unknown = JSON.parse(line)
  if (!isCommand(command)) throw new TypeError(`Not a command: ${line}`)
  try {
    say(await answer(command))
  } catch (error) {
    say({ type: 'failed', message: error instanceof Error ? `${error.name}: ${error.message}` : String(error) })
  }
}
// The runner is gone or content; a library that has not ended by now would keep the program for ever.
process.exit()
