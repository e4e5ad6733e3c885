import { InvalidArgumentError, Option } from 'commander'

/** Makes the option that chooses processes or threads. */
export function backendOption(): Option {
  return new Option('-b, --backend <kind>', 'kind of workers').choices(['process', 'thread']).default('process')
}

/** Makes the option that says how many workers there are. */
export function workersOption(): Option {
  return new Option('-w, --workers <number>', 'number of workers').argParser(integer({ min: 1, max: 1024 }))
}

/** Makes the parser of an option that takes a whole number within a range. */
export function integer(range: { min: number; max: number }): (text: string) => number {
  return (text) => {
    const value = Number(text)
    if (Number.isInteger(value) && value >= range.min && value <= range.max) return value
    throw new InvalidArgumentError(`It must be an integer from ${range.min} to ${range.max}.`)
  }
}
