/** What is known of one core at one moment. */
export interface CoreLoad {
  core: number
  /** From 0 to 1. */
  load: number
  /** Earlier loads, the newest last; bounded. */
  history: readonly number[]
}

const maxHistory = 120

/** Adds the newest load of each core to what is known of it. */
export function nextLoads(earlier: readonly CoreLoad[], loads: readonly number[]): CoreLoad[] {
  return loads.map((load, core) => {
    const history = earlier[core]?.history ?? []
    return { core, load, history: [...history.slice(-maxHistory + 1), load] }
  })
}
