import { passwordLength } from '@comanda/shared/logins/password.js'
import type { PasswordProblem } from '@comanda/shared/logins/service.js'
import { counted } from './plural.js'

export const passwordProblems: Record<PasswordProblem, string> = {
  too_short: `Use at least ${passwordLength.least} characters`,
  easy_to_guess:
    'This one is easy to guess: many use it, or it is made of what others know of you. Put three or four words together that have nothing to do with each other',
  too_long: `Use at most ${passwordLength.most} characters`,
}

/** What to tell whoever guessed too often. */
export const tooManyTries = (waitMs: number): string =>
  `Too many wrong tries. Try again in ${counted(Math.ceil(waitMs / 60_000), 'minute', 'minutes')}`
