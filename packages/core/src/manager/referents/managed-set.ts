import { checkDictKey, type DictKey } from '../dict-key.ts'
import { checkArray } from './managed-list.ts'

/** A set in the server. */
export class ManagedSet {
  readonly #set: Set<DictKey>

  constructor(init?: unknown) {
    this.#set = elementsOf('init', init ?? [])
  }

  add(element: unknown): boolean {
    const checked = checkDictKey('element', element)
    const isNew = !this.#set.has(checked)
    this.#set.add(checked)
    return isNew
  }

  has(element: unknown): boolean {
    return this.#set.has(checkDictKey('element', element))
  }

  delete(element: unknown): boolean {
    return this.#set.delete(checkDictKey('element', element))
  }

  pop(): DictKey | undefined {
    const [element] = this.#set
    if (element !== undefined) this.#set.delete(element)
    return element
  }

  update(elements: unknown): void {
    for (const element of elementsOf('elements', elements)) this.#set.add(element)
  }

  size(): number {
    return this.#set.size
  }

  values(): DictKey[] {
    return [...this.#set]
  }

  clear(): void {
    this.#set.clear()
  }

  copy(): Set<DictKey> {
    return new Set(this.#set)
  }

  union(others: unknown): Set<DictKey> {
    return new Set([...this.#set, ...elementsOf('others', others)])
  }

  intersection(others: unknown): Set<DictKey> {
    const other = elementsOf('others', others)
    return new Set([...this.#set].filter((element) => other.has(element)))
  }

  difference(others: unknown): Set<DictKey> {
    const other = elementsOf('others', others)
    return new Set([...this.#set].filter((element) => !other.has(element)))
  }

  symmetricDifference(others: unknown): Set<DictKey> {
    const other = elementsOf('others', others)
    const added = [...other].filter((element) => !this.#set.has(element))
    return new Set([...this.difference(others), ...added])
  }

  isSubsetOf(others: unknown): boolean {
    const other = elementsOf('others', others)
    return [...this.#set].every((element) => other.has(element))
  }

  isSupersetOf(others: unknown): boolean {
    return [...elementsOf('others', others)].every((element) => this.#set.has(element))
  }

  isDisjointFrom(others: unknown): boolean {
    return [...elementsOf('others', others)].every((element) => !this.#set.has(element))
  }
}

function elementsOf(name: string, value: unknown): Set<DictKey> {
  const elements: unknown[] = value instanceof Set ? [...value] : checkArray(name, value)
  return new Set(elements.map((element) => checkDictKey('element', element)))
}
