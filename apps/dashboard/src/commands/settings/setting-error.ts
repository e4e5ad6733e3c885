/** Says what is wrong with a setting, in a variable or in a file; a usage mistake. */
export class SettingError extends Error {
  override readonly name = 'SettingError'
}
