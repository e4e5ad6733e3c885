import type { Argument, Command, Option } from 'commander'
import type { Suggestion, Suggestions } from './suggestion.ts'

/** Gives the values of an argument that are known only when asked for, such as the names of kernels. */
export type ArgumentValues = (command: string) => Promise<readonly string[]>

/** What is written in place of an argument that is a file. */
const filePlace = /file|folder|script|function|path|journal|record|pattern/i

/**
 * Says what may be typed next.
 *
 * @param words - All words after `mp`; the last one is being typed, and may be empty.
 */
export async function suggest(
  program: Command,
  words: readonly string[],
  valuesOf: ArgumentValues,
): Promise<Suggestions> {
  const { before, current, option: name } = splitOption(words)
  const { command, operands } = commandOf(program, before)
  const typed = name ?? before.at(-1)
  const option = typed?.startsWith('-') === true && !before.includes('--') ? find([command, program], typed) : undefined
  if (option?.required === true) return valuesOfOption(option, current)
  if (current.startsWith('-')) return { words: matching(optionWords(command), current), takesFiles: false }
  if (command === program) return { words: matching(commandWords(program), current), takesFiles: false }
  return argumentWords({ program, command, operands, current, valuesOf })
}

/** Takes `--name=value` apart, which bash does by itself. */
function splitOption(words: readonly string[]): { before: readonly string[]; current: string; option?: string } {
  const [current = '', ...reversed] = words.toReversed()
  const before = reversed.toReversed()
  const [, option, value] = /^(--[\w-]+)=(.*)$/.exec(current) ?? []
  if (option !== undefined && value !== undefined) return { before, current: value, option }
  if (current === '=' && before.at(-1)?.startsWith('--')) return { before, current: '' }
  if (before.at(-1) === '=' && before.at(-2)?.startsWith('--')) return { before: before.slice(0, -1), current }
  return { before, current }
}

/** Finds the command among the words, and the arguments that it already has. */
function commandOf(program: Command, words: readonly string[]): { command: Command; operands: string[] } {
  let command = program
  const operands: string[] = []
  for (let place = 0; place < words.length; place++) {
    const word = words[place] ?? ''
    const found = program.commands.find((each) => each.name() === word)
    if (word.startsWith('-')) {
      if (find([command, program], word)?.required === true && !word.includes('=')) place++
    } else if (command === program && found !== undefined) command = found
    else operands.push(word)
  }
  return { command, operands }
}

function find(commands: readonly Command[], flag: string): Option | undefined {
  return commands.flatMap((command) => command.options).find(({ short, long }) => short === flag || long === flag)
}

function valuesOfOption(option: Option, current: string): Suggestions {
  const words = (option.argChoices ?? []).map((value) => ({ value, description: '' }))
  return { words: matching(words, current), takesFiles: words.length === 0 && filePlace.test(option.flags) }
}

function optionWords(command: Command): Suggestion[] {
  const options = command.createHelp().visibleOptions(command)
  return options.flatMap(({ long, description }) => (long === undefined ? [] : [{ value: long, description }]))
}

function commandWords(program: Command): Suggestion[] {
  const commands = program.createHelp().visibleCommands(program)
  return commands.map((command) => ({ value: command.name(), description: command.description() }))
}

interface ArgumentQuestion {
  program: Command
  command: Command
  operands: readonly string[]
  current: string
  valuesOf: ArgumentValues
}

async function argumentWords(question: ArgumentQuestion): Promise<Suggestions> {
  const { program, command, operands, current, valuesOf } = question
  const argument = argumentAt(command.registeredArguments, operands.length)
  if (argument === undefined) return { words: [], takesFiles: false }
  const takesFiles = filePlace.test(argument.name())
  if (argument.name() === 'command') return { words: matching(commandWords(program), current), takesFiles }
  const values = argument.argChoices ?? (await valuesOf(command.name()))
  const words = values.filter((value) => !operands.includes(value)).map((value) => ({ value, description: '' }))
  return { words: matching(words, current), takesFiles }
}

function argumentAt(all: readonly Argument[], place: number): Argument | undefined {
  const last = all.at(-1)
  return all[place] ?? (last?.variadic === true ? last : undefined)
}

function matching(words: readonly Suggestion[], current: string): Suggestion[] {
  return words.filter(({ value }) => value.startsWith(current))
}
