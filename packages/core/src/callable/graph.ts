import type { Captured, NodeKind } from './description.ts'
import type { SenderEnvironment } from './sender-environment.ts'
import type { Place } from './place.ts'

/** What encoding one value yields: what it is, and what it refers to. */
export interface EncodedValue {
  kind: NodeKind
  parts: Captured[]
}

/** Takes in what a value refers to while the value is encoded. */
export interface Graph {
  /** Gives a value its place. */
  encode(value: unknown, place: Place): Captured
  /** Encodes what an object holds under a key. */
  encodePart(value: unknown, place: Place, key: string | number): Captured
  /** Adds what refers to nothing, once. */
  encodeLeaf(kind: NodeKind): Captured
  /** Adds what stands for no object of this side. */
  encodeKind(encoded: EncodedValue): Captured
  /** Returns the number of an environment in this description. */
  numberOf(environment: SenderEnvironment): number
  /** Adds a variable of an environment. */
  bind(environment: SenderEnvironment, name: string, value: Captured): void
  /** Notes something that can change: a description is out of date when the list that is read differs. */
  watch(read: () => readonly unknown[]): void
  /** Notes bytes that can change. */
  watchBytes(isUnchanged: () => boolean): void
}
