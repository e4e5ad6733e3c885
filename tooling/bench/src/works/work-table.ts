import { echo, spin, square, squareAll, whoAmI } from './works.ts'

/** The works by name, for the libraries that call functions by name. */
export interface WorkTable {
  square(this: void, input: unknown): unknown
  squareAll(this: void, input: unknown): unknown
  echo(this: void, input: unknown): unknown
  spin(this: void, input: unknown): unknown
  whoAmI(this: void, input: unknown): unknown
}

export type WorkName = keyof WorkTable

export const workTable: WorkTable = { square, squareAll, echo, spin, whoAmI }

/** The module of the works, for the libraries that take a file. */
export const worksUrl = new URL('./works.js', import.meta.url)
