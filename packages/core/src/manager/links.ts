import type { Link } from './link.ts'

const links = new Map<string, Set<Link>>()
let answering: Link | undefined

/** Returns the line of this thread to a manager, if there is one: the one that is just answering, or one of an owner. */
export function linkTo(manager: string): Link | undefined {
  if (answering?.address.manager === manager) return answering
  const known = [...(links.get(manager) ?? [])]
  return known.find(({ address }) => address.isOwner) ?? known[0]
}

/** Does something with an answer that has come on a line. */
export function answeringOn<T>(link: Link, read: () => T): T {
  answering = link
  try {
    return read()
  } finally {
    answering = undefined
  }
}

/** Makes a line known to the proxies that arrive here. */
export function keepLink(link: Link): void {
  const { manager } = link.address
  links.set(manager, (links.get(manager) ?? new Set()).add(link))
}

/** Forgets a line that is of no more use. */
export function forgetLink(link: Link): void {
  const { manager } = link.address
  const known = links.get(manager)
  known?.delete(link)
  if (known?.size === 0) links.delete(manager)
}
