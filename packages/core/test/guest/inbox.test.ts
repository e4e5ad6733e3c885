import { expect, test } from 'vitest'
import { Inbox } from '../../src/guest/inbox.ts'

const value = (text: string): { value: string; coded: boolean } => ({ value: text, coded: false })

/** Takes in a value as it comes in a message. */
function receive(inbox: Inbox, number: number): void {
  inbox.keep(number, value(`value ${number}`))
  inbox.note()
}

test('values that no task will take are let go of, those that came after them are kept', () => {
  const inbox = new Inbox()
  receive(inbox, 1)
  inbox.note()
  receive(inbox, 2)
  receive(inbox, 3)
  inbox.release(3)
  expect(() => inbox.take(1)).toThrow('value 1')
  expect(() => inbox.take(2)).toThrow('value 2')
  expect(inbox.take(3)).toEqual(value('value 3'))
  expect(() => inbox.take(3)).toThrow('value 3')
})

test('whoever needs messages waits until so many were handled', async () => {
  const inbox = new Inbox()
  inbox.note()
  await inbox.reached(1)
  const reached = inbox.reached(3).then(() => inbox.has(3))
  inbox.note()
  expect(inbox.has(3)).toBe(false)
  inbox.note()
  expect(await reached).toBe(true)
})
