import { SharedMemoryNotFoundError } from '../errors.ts'
import { nodeCrypto } from '../node-crypto.ts'
import { libc } from './libc.ts'
import { MappedWords } from './mapped-words.ts'
import { attachBlock, createBlock, ownMappings, type SharedBlock, shareBlock } from './shared-block.ts'
import { leaveUnderWay, OWN_PREFIX, sweep, sweepAtExit } from './sweep.ts'

/** Cells begin at a multiple of this, so that none shares a line of the processor's cache. */
const LINE_BYTES = 64
const BLOCK_BYTES = 65_536
/** What needs more has a block of its own. */
const MAX_SHARED_BYTES = 16_384

/** The head of a cell, in words of 4 bytes. */
const REFERENCES = 0
const GENERATION = 1
/** A bit for each ticket that is under way. */
const TICKETS = 2
const TICKET_COUNT = 32
/** How many more handles are under way, for which there was no ticket left. */
const UNNUMBERED = 3
const HEAD_BYTES = 16
/** In place of the references, while a cell is being made ready. */
const IN_THE_MAKING = -1

/** Where a cell lies, as told to another process. */
export interface CellPlace {
  block: string
  offset: number
  byteLength: number
  generation: number
}

/** A cell with the words around it that count who uses it. */
export interface ArenaCell extends CellPlace {
  head: Int32Array
  words: MappedWords
  source: SharedBlock
}

const blocks = new Map<string, SharedBlock>()
/** Where the last free cell was found, for each size. */
const cursors = new Map<number, { block: SharedBlock; next: number }>()

/**
 * Takes a cell that nobody refers to any more, or a new one; it is filled with zeros and has one reference.
 *
 * Any thread may allocate from any block of its process, so that threads that come and go leave nothing behind.
 */
export function allocateCell(byteLength: number): ArenaCell {
  const cellBytes = Math.ceil((byteLength + HEAD_BYTES) / LINE_BYTES) * LINE_BYTES
  if (isAlone(byteLength)) return allocateAlone(byteLength, cellBytes)
  const cursor = cursors.get(cellBytes) ?? firstCursor(cellBytes)
  const found = findFree(cursor, cellBytes) ?? findElsewhere(cellBytes) ?? newCursor(cellBytes)
  const { block, next } = found
  cursors.set(cellBytes, { block, next: next + cellBytes })
  return prepare(block, next, byteLength)
}

/** Finds a cell whose place has arrived; undefined when it is no longer what it was. Takes no reference. */
export function findCell({ block: name, offset, byteLength, generation }: CellPlace): ArenaCell | undefined {
  let source = blocks.get(name)
  if (source === undefined) {
    sweep()
    source = isAlone(byteLength) ? attachBlock(name) : shareBlock(name)
    blocks.set(name, source)
  }
  const cell = cellAt(source, offset, byteLength)
  return cell.generation === generation ? cell : undefined
}

/** Takes a reference, unless the last one has been given back. */
function addReference({ head, generation }: ArenaCell): boolean {
  for (;;) {
    const count = Atomics.load(head, REFERENCES)
    if (count <= 0 || Atomics.load(head, GENERATION) !== generation) return false
    if (Atomics.compareExchange(head, REFERENCES, count, count + 1) === count) return true
  }
}

/** Gives a reference back; returns whether it was the last one. */
export function dropReference({ head }: Pick<ArenaCell, 'head'>): boolean {
  return Atomics.sub(head, REFERENCES, 1) === 1
}

/**
 * Takes a reference for a handle that is sent, under a ticket for whoever receives it.
 *
 * A ticket that never arrives keeps the cell from being used again, until its owner ends.
 */
export function issueTicket(cell: ArenaCell): number {
  addReference(cell)
  for (let ticket = 0; ticket < TICKET_COUNT; ticket += 1)
    if ((Atomics.or(cell.head, TICKETS, 1 << ticket) & (1 << ticket)) === 0) return ticket
  Atomics.add(cell.head, UNNUMBERED, 1)
  return TICKET_COUNT
}

/** Takes over the reference of a ticket, or takes one of its own if the ticket was used, as when a message is sent twice. */
export function redeemTicket(cell: ArenaCell, ticket: number): boolean {
  return takeTicket(cell, ticket) || addReference(cell)
}

/** Takes over the reference of a ticket; returns false if that was done before. */
function takeTicket({ head }: ArenaCell, ticket: number): boolean {
  if (ticket < TICKET_COUNT) return (Atomics.and(head, TICKETS, ~(1 << ticket)) & (1 << ticket)) !== 0
  for (let count = Atomics.load(head, UNNUMBERED); count > 0; count = Atomics.load(head, UNNUMBERED))
    if (Atomics.compareExchange(head, UNNUMBERED, count, count - 1) === count) return true
  return false
}

/** Gives the reference of a ticket back, whose handle has not arrived and never will. */
export function giveTicketUp(place: CellPlace, ticket: number): void {
  const isUsedHere = blocks.has(place.block)
  const cell = findIfThere(place)
  if (cell === undefined) return
  const isLast = takeTicket(cell, ticket) && dropReference(cell)
  if (isLast || !isUsedHere) closeAlone(cell, isLast)
}

/** What nobody has open any more may have been swept away. */
function findIfThere(place: CellPlace): ArenaCell | undefined {
  try {
    return findCell(place)
  } catch (error) {
    if (error instanceof SharedMemoryNotFoundError) return undefined
    throw error
  }
}

/** Keeps blocks of this process for those to whom handles of their cells are under way. */
function leaveTickets(): void {
  for (const block of ownBlocks('')) {
    const words = new Int32Array(block.buffer)
    const step = cellBytesOf(block.name) >> 2
    for (let at = TICKETS; at + 1 < words.length; at += step) {
      if (words[at] === 0 && words[at + 1] === 0) continue
      leaveUnderWay(block.name)
      break
    }
  }
}

// At once: a thread may use shared memory in a program whose main thread does not.
sweepAtExit(leaveTickets)

/** Lets go of a block that holds a single cell. */
export function closeAlone(cell: ArenaCell, isLast: boolean): void {
  if (!isAlone(cell.byteLength)) return
  blocks.delete(cell.block)
  if (isLast) libc().unlinkShared(cell.block)
  cell.source.close()
}

function isAlone(byteLength: number): boolean {
  return byteLength + HEAD_BYTES > MAX_SHARED_BYTES
}

function allocateAlone(byteLength: number, cellBytes: number): ArenaCell {
  const block = createOwn(cellBytes, cellBytes)
  Atomics.store(new Int32Array(block.buffer), REFERENCES, IN_THE_MAKING)
  return prepare(block, 0, byteLength)
}

function prepare(block: SharedBlock, offset: number, byteLength: number): ArenaCell {
  const cell = cellAt(block, offset, byteLength)
  const generation = Atomics.add(cell.head, GENERATION, 1) + 1
  cell.head.fill(0, TICKETS)
  cell.words.cells.fill(0)
  Atomics.store(cell.head, REFERENCES, 1)
  return { ...cell, generation }
}

function cellAt(source: SharedBlock, offset: number, byteLength: number): ArenaCell {
  const { buffer, address, name } = source
  const head = new Int32Array(buffer, offset, HEAD_BYTES >> 2)
  const start = offset + HEAD_BYTES
  const words = new MappedWords({ buffer, byteOffset: start, byteLength, address: address + start })
  return { block: name, offset, byteLength, generation: Atomics.load(head, GENERATION), head, words, source }
}

interface Cursor {
  block: SharedBlock
  next: number
}

/** Finds a free cell from the cursor on, and around, and marks it as taken. */
function findFree({ block, next }: Cursor, cellBytes: number): Cursor | undefined {
  const words = new Int32Array(block.buffer)
  const count = Math.floor(block.byteLength / cellBytes)
  const start = Math.floor(next / cellBytes)
  for (let step = 0; step < count; step += 1) {
    const offset = ((start + step) % count) * cellBytes
    if (Atomics.compareExchange(words, offset >> 2, 0, IN_THE_MAKING) === 0) return { block, next: offset }
  }
  return undefined
}

function findElsewhere(cellBytes: number): Cursor | undefined {
  for (const [name, block] of blocks) {
    if (!name.startsWith(`${ownPrefix()}${cellBytes}-`)) continue
    const found = findFree({ block, next: 0 }, cellBytes)
    if (found !== undefined) return found
  }
  return undefined
}

/** Begins with what other threads of this process have made. */
function firstCursor(cellBytes: number): Cursor {
  const [known] = ownBlocks(`${cellBytes}-`)
  return { block: known ?? createOwn(cellBytes, BLOCK_BYTES), next: 0 }
}

/** Returns the blocks that this process, whichever of its threads, has made. */
function ownBlocks(size: string): SharedBlock[] {
  const prefix = `${ownPrefix()}${size}`
  for (const { name } of ownMappings(prefix)) if (!blocks.has(name)) blocks.set(name, shareBlock(name))
  return [...blocks.values()].filter(({ name }) => name.startsWith(prefix))
}

function newCursor(cellBytes: number): Cursor {
  const cursor = findFree({ block: createOwn(cellBytes, BLOCK_BYTES), next: 0 }, cellBytes)
  if (cursor === undefined) throw new RangeError(`A block has no room for a cell of ${cellBytes} bytes`)
  return cursor
}

function createOwn(cellBytes: number, byteLength: number): SharedBlock {
  sweep()
  const block = createBlock(`${ownPrefix()}${cellBytes}-${nodeCrypto().randomBytes(4).toString('hex')}`, byteLength)
  blocks.set(block.name, block)
  return block
}

function ownPrefix(): string {
  return `${OWN_PREFIX}${process.pid}-`
}

function cellBytesOf(name: string): number {
  return Number(name.split('-')[2])
}
