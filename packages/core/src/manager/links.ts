import type { Link } from './link.ts'

const links = new Map<string, Link>()

/** Returns the line of this thread to a manager, if there is one. */
export function linkTo(manager: string): Link | undefined {
  return links.get(manager)
}

/** Makes a line the one that proxies of its manager use here. */
export function keepLink(link: Link): void {
  links.set(link.address.manager, link)
}

/** Forgets a line that is of no more use. */
export function forgetLink(link: Link): void {
  if (links.get(link.address.manager) === link) links.delete(link.address.manager)
}
