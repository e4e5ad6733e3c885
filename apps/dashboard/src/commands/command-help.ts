import type { Command, Option } from 'commander'

/** A line to type, and what comes of it. */
export interface HelpExample {
  line: string
  what: string
}

const examplesOf = new WeakMap<Command, readonly HelpExample[]>()

/** Has the help of a command begin with examples. */
export function leadWith(command: Command, examples: readonly HelpExample[]): Command {
  examplesOf.set(command, examples)
  return command.addHelpText('before', ({ command }) => `${exampleText(helpExamples(command))}\n`)
}

/** Returns the examples that the help of a command begins with. */
export function helpExamples(command: Command): readonly HelpExample[] {
  return examplesOf.get(command) ?? []
}

/** Has the help of a command end with where to read on. */
export function endWithDocs(command: Command, page: string): Command {
  return command.addHelpText('after', `\nDocs: ${page}`)
}

/** Lays out examples in two columns. */
export function exampleText(examples: readonly HelpExample[]): string {
  const width = Math.max(...examples.map(({ line }) => line.length))
  return `Examples:\n${examples.map(({ line, what }) => `  ${line.padEnd(width)}  ${what}`).join('\n')}\n`
}

/** Words an option for the help: what it does, what it can be, and what it is if it is not given. */
export function optionDescription(option: Option): string {
  const facts = [
    option.argChoices === undefined ? '' : option.argChoices.join(', '),
    defaultText(option) === undefined ? '' : `default: ${defaultText(option)}`,
  ].filter((fact) => fact !== '')
  return facts.length === 0 ? option.description : `${option.description} (${facts.join('; ')})`
}

/** Words the default of an option; undefined for none, and for a switch, which is off. */
export function defaultText(option: Option): string | undefined {
  if (option.defaultValueDescription !== undefined) return option.defaultValueDescription
  const value: unknown = option.defaultValue
  return value === undefined || typeof value === 'boolean' ? undefined : text(value)
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}
