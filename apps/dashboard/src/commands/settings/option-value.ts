import { InvalidArgumentError, type Option } from 'commander'
import { SettingError } from './setting-error.ts'

/**
 * Reads a setting as the option would read its argument.
 *
 * @param from - Where it stands, for the message.
 * @returns The value that the option has by it.
 * @throws SettingError when the option would refuse it.
 */
export function optionValue(option: Option, setting: unknown, from: string): unknown {
  const refuse = (why: string): never => {
    throw new SettingError(`${from} for option '${option.flags}' is invalid: ${why}`)
  }
  if (!option.required && !option.optional && option.parseArg === undefined)
    return asBoolean(setting) ?? refuse(yesOrNo)
  if (option.variadic) return asList(setting).map((item) => parsed(option, item) ?? refuse('it must be a text'))
  try {
    return parsed(option, setting) ?? refuse('it must be a text or a number')
  } catch (error) {
    if (error instanceof InvalidArgumentError) return refuse(error.message)
    throw error
  }
}

const yesOrNo = 'it must be true or false.'

function asBoolean(setting: unknown): boolean | undefined {
  if (typeof setting === 'boolean') return setting
  if (setting === 'true' || setting === '1') return true
  return setting === 'false' || setting === '0' ? false : undefined
}

function asList(setting: unknown): unknown[] {
  return Array.isArray(setting) ? setting : [setting]
}

function parsed(option: Option, setting: unknown): unknown {
  if (typeof setting !== 'string' && typeof setting !== 'number') return undefined
  return option.parseArg === undefined ? String(setting) : option.parseArg<unknown>(String(setting), undefined)
}
