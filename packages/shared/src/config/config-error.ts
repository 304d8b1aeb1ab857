export interface ConfigProblem {
  variable: string
  message: string
}

/** The environment can't be used as it is. The message names every variable at fault and says what it should hold. */
export class ConfigError extends Error {
  readonly code = 'CONFIG_INVALID'

  constructor(readonly problems: readonly ConfigProblem[]) {
    super(problems.map(problem => `${problem.variable}: ${problem.message}`).join('\n'))
    this.name = 'ConfigError'
  }
}
