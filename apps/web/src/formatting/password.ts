import { passwordLength } from '@comanda/shared/logins/password.js'
import type { PasswordProblem } from '@comanda/shared/logins/service.js'
import { counted } from './plural.js'

export const passwordProblems: Record<PasswordProblem, string> = {
  too_short: `Use at least ${passwordLength.least} characters`,
  too_long: `Use at most ${passwordLength.most} characters`,
}

/** What to tell whoever guessed too often. */
export const tooManyTries = (waitMs: number): string =>
  `Too many wrong tries. Try again in ${counted(Math.ceil(waitMs / 60_000), 'minute', 'minutes')}`
