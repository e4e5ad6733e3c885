interface Visit {
  place: number
  nextEdge: number
}

/**
 * Finds the groups of nodes that refer to each other in cycles (Tarjan's algorithm); most nodes are a group of their own.
 *
 * @param edges - For each node, the nodes that it refers to.
 * @returns The groups, each after all that it refers to.
 */
export function findCycles(edges: readonly number[][]): number[][] {
  const search = new CycleSearch(edges)
  for (let place = 0; place < edges.length; place++) search.visit(place)
  return search.groups
}

class CycleSearch {
  readonly groups: number[][] = []
  readonly #edges: readonly number[][]
  readonly #order: number[] = []
  readonly #lowest: number[] = []
  readonly #open: number[] = []
  readonly #isOpen: boolean[] = []
  #count = 0

  constructor(edges: readonly number[][]) {
    this.#edges = edges
  }

  /** Visits all that can be reached from a node, without recursion: chains may be long. */
  visit(start: number): void {
    if (this.#order[start] !== undefined) return
    const visits: Visit[] = [this.#enter(start)]
    for (let visit = visits.at(-1); visit !== undefined; visit = visits.at(-1)) {
      const next = this.#edges[visit.place]?.[visit.nextEdge++]
      if (next === undefined) {
        visits.pop()
        this.#leave(visit.place, visits.at(-1)?.place)
      } else if (this.#order[next] === undefined) visits.push(this.#enter(next))
      else if (this.#isOpen[next] === true) this.#lower(visit.place, this.#order[next])
    }
  }

  #enter(place: number): Visit {
    this.#order[place] = this.#count
    this.#lowest[place] = this.#count
    this.#count++
    this.#open.push(place)
    this.#isOpen[place] = true
    return { place, nextEdge: 0 }
  }

  #leave(place: number, parent: number | undefined): void {
    if (this.#lowest[place] === this.#order[place]) this.#closeGroup(place)
    if (parent !== undefined) this.#lower(parent, this.#lowest[place] ?? 0)
  }

  #lower(place: number, order: number): void {
    this.#lowest[place] = Math.min(this.#lowest[place] ?? order, order)
  }

  #closeGroup(root: number): void {
    const group = this.#open.splice(this.#open.lastIndexOf(root))
    for (const place of group) this.#isOpen[place] = false
    this.groups.push(group)
  }
}
