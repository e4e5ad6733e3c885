import type { TopStore } from './top-store.ts'

/** Takes a key while a filter is typed. */
export function pressInFilter(key: string, store: TopStore): void {
  const { filter } = store.state.view
  if (key === 'return') store.look({ isFiltering: false, selected: 0 })
  else if (key === 'escape') store.look({ isFiltering: false, filter: '', selected: 0 })
  else if (key === 'backspace') store.look({ filter: [...filter].slice(0, -1).join(''), selected: 0 })
  else if (key === 'space') store.look({ filter: `${filter} ` })
  else if ([...key].length === 1 && key >= ' ') store.look({ filter: filter + key, selected: 0 })
}
