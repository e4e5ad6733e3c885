import { inspect } from 'node:util'
import { OptionRangeError, OptionTypeError } from '@mp/core'

/** Kinds of data beside the pixels that can be chosen one by one. */
export const METADATA_KINDS = [
  'icc',
  'copyright',
  'artist',
  'description',
  'date',
  'camera',
  'settings',
  'serial',
  'gps',
  'xmp',
  'gain-map',
] as const

/** A kind of data beside the pixels that can be kept; `xmp` is kept whole, and may repeat any of the others; `gain-map` is what makes a photo HDR. */
export type MetadataKind = (typeof METADATA_KINDS)[number]

/** A kind of data that an image can hold beside its pixels; some can be kept with all else only. */
export type FoundMetadata = MetadataKind | 'thumbnail' | 'iptc' | 'comment'

/** What `safe` keeps. */
const SAFE: readonly MetadataKind[] = ['icc', 'copyright', 'artist', 'gain-map']

/** What is kept: everything, or the kinds listed. */
export type MetadataPolicy = 'all' | readonly MetadataKind[]

/** Returns the policy that an option stands for, or throws what is wrong with it. */
export function metadataPolicy(choice: unknown): MetadataPolicy {
  if (choice === 'all') return 'all'
  if (choice === 'safe') return SAFE
  if (choice === 'none') return []
  if (Array.isArray(choice)) return choice.map((kind: unknown) => METADATA_KINDS.find(isSame(kind)) ?? refuse(kind))
  return refuse(choice)
}

/** Tells whether a kind is kept. */
export function isKept(kind: FoundMetadata, policy: MetadataPolicy): boolean {
  return policy === 'all' || policy.some(isSame(kind))
}

function isSame(value: unknown): (other: string) => boolean {
  return (other) => other === value
}

function refuse(choice: unknown): never {
  const message = `metadata must be 'safe', 'all', 'none', or a list of ${METADATA_KINDS.join(', ')}; got ${inspect(choice)}`
  throw typeof choice === 'string' ? new OptionRangeError(message) : new OptionTypeError(message)
}
