import { isWaiting, type SignedIn, type Waiting } from '@comanda/shared/logins/service.js'

/** What came of it, where no second factor was asked for. */
export function withoutSecondStep<Given>(given: Given): Exclude<Given, Waiting> {
  if (typeof given === 'object' && given !== null && isWaiting(given as unknown as SignedIn | Waiting)) {
    throw new Error('a second factor was asked for')
  }
  return given as Exclude<Given, Waiting>
}
