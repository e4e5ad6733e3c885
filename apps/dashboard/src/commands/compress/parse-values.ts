import { statSync } from 'node:fs'
import { InvalidArgumentError } from 'commander'

const SIZE_UNITS: Readonly<Record<string, number>> = {
  '': 1,
  b: 1,
  k: 1000,
  kb: 1000,
  m: 1e6,
  mb: 1e6,
  kib: 1024,
  mib: 1024 ** 2,
}

/**
 * Reads a number of bytes: `200k`, `1.5MB`, `300KiB`.
 *
 * @throws InvalidArgumentError when it is none.
 * @example
 * ```ts @import.meta.vitest
 * expect(['200k', '1.5MB', '1KiB', '900'].map(bytesOf)).toEqual([200_000, 1_500_000, 1024, 900])
 * ```
 */
export function bytesOf(text: string): number {
  const [, number = '', unit = ''] = /^([\d.]+) ?([a-z]*)$/i.exec(text) ?? []
  const bytes = Math.round(Number(number) * (SIZE_UNITS[unit.toLowerCase()] ?? Number.NaN))
  if (number !== '' && bytes >= 1) return bytes
  throw new InvalidArgumentError('It must be a size such as 200k, 1.5MB or 300KiB.')
}

const TIME_UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1000, '': 1000, m: 60_000, min: 60_000, h: 3_600_000 }

/**
 * Reads a time in milliseconds: `500ms`, `30s`, `2m`; a bare number is seconds.
 *
 * @throws InvalidArgumentError when it is none.
 * @example
 * ```ts @import.meta.vitest
 * expect(['500ms', '30s', '2m', '5'].map(timeOf)).toEqual([500, 30_000, 120_000, 5000])
 * ```
 */
export function timeOf(text: string): number {
  const [, number = '', unit = ''] = /^([\d.]+) ?([a-z]*)$/i.exec(text) ?? []
  const ms = Number(number) * (TIME_UNITS[unit.toLowerCase()] ?? Number.NaN)
  if (number !== '' && ms > 0) return ms
  throw new InvalidArgumentError('It must be a time such as 500ms, 30s or 2m.')
}

/** Reads a number from 0 to 1. */
export function shareOf(text: string): number {
  const share = Number(text)
  if (text.trim() !== '' && share >= 0 && share <= 1) return share
  throw new InvalidArgumentError('It must be a number from 0 to 1.')
}

/** Reads a list of widths in pixels: `480,960,1920`. */
export function widthsOf(text: string): number[] {
  const widths = text.split(',').map(Number)
  if (widths.every((width) => Number.isInteger(width) && width >= 1)) return widths
  throw new InvalidArgumentError('It must be widths in pixels such as 480,960,1920.')
}

/** Reads a list of words, with commas or bars between them. */
export function wordsOf(text: string): string[] {
  return text.split(/[,|]/).map((word) => word.trim())
}

/** Adds what an option that can be repeated is given. */
export function added(text: string, before: readonly string[]): string[] {
  return [...before, text]
}

/** Reads a time in the calendar, or takes that of the last change of a file. */
export function sinceOf(text: string): Date {
  const date = new Date(text)
  if (!Number.isNaN(date.getTime())) return date
  const stats = statSync(text, { throwIfNoEntry: false })
  if (stats !== undefined) return stats.mtime
  throw new InvalidArgumentError('It must be a date such as 2026-05-01, or a file whose time counts.')
}
