import { isMeantToBeLinked } from '@comanda/shared/accounts/linked.js'
import type { Account, Inability } from '@comanda/shared/accounts/types.js'
import type { Business } from '@comanda/shared/businesses/types.js'
import type { Badge } from '../../formatting/order-status.js'
import { clockTime, type ReadableTime, readableTime } from '../../formatting/time.js'

/** What the account page says: one state in plain words, and what to do about it. */
export interface AccountPanel {
  badge: Badge
  heading: string
  text: string
  /** address of the code to scan; only where this person may scan one now */
  qr: string | undefined
  lastProof: ReadableTime | undefined
  /** since when the present sign-in holds */
  linked: ReadableTime | undefined
  /** where this person may unlink the number: the address of the page for it */
  unlink: string | undefined
}

/** A bot looks after its page several times a minute; silence for this long means that it doesn't any more. */
const silentAfterMs = 90_000

type State = Pick<AccountPanel, 'badge' | 'heading' | 'text'>

const states = {
  none: {
    badge: { tone: 'trouble', word: 'Not set up' },
    heading: 'This shop has no WhatsApp account yet',
    text: 'Ask whoever runs Comanda to add one.',
  },
  offline: {
    badge: { tone: 'trouble', word: 'Not running' },
    heading: 'Comanda isn’t connected to WhatsApp',
    text: 'Messages wait on the phone and are read as soon as it runs again. Ask whoever runs Comanda to start it.',
  },
  starting: {
    badge: { tone: 'waiting', word: 'Starting' },
    heading: 'Opening WhatsApp',
    text: 'This takes up to a minute. The page moves on by itself.',
  },
  waitingForCode: {
    badge: { tone: 'waiting', word: 'Not linked' },
    heading: 'Link your WhatsApp',
    text: 'The code to scan appears here in a few seconds.',
  },
  scan: {
    badge: { tone: 'waiting', word: 'Not linked' },
    heading: 'Link your WhatsApp',
    text: 'Scan the code with the shop’s phone. It changes now and then; that is fine.',
  },
  ownerScans: {
    badge: { tone: 'waiting', word: 'Not linked' },
    heading: 'WhatsApp isn’t linked yet',
    text: 'The owner of the shop can link it on this page.',
  },
  ready: {
    badge: { tone: 'going', word: 'Linked' },
    heading: 'WhatsApp is linked',
    text: 'Messages are read and answered.',
  },
  silent: {
    badge: { tone: 'trouble', word: 'No sign of life' },
    heading: 'We haven’t heard from WhatsApp for a while',
    text: 'Messages wait on the phone and are read as soon as it is back. If this stays, ask whoever runs Comanda.',
  },
  signedOut: {
    badge: { tone: 'trouble', word: 'Signed out' },
    heading: 'WhatsApp was signed out',
    text: 'Customers get no answer until it is linked again. Scan the code with the shop’s phone; until then, answer there.',
  },
  signedOutForOthers: {
    badge: { tone: 'trouble', word: 'Signed out' },
    heading: 'WhatsApp was signed out',
    text: 'Customers get no answer until the owner of the shop links it again on this page. Until then, answer on the phone.',
  },
  unlinking: {
    badge: { tone: 'waiting', word: 'Unlinking' },
    heading: 'Unlinking WhatsApp',
    text: 'The number is signed out here in a few seconds. Then a new code appears.',
  },
  unlinkingLater: {
    badge: { tone: 'waiting', word: 'To be unlinked' },
    heading: 'WhatsApp will be unlinked',
    text: 'That is done as soon as Comanda runs again. Ask whoever runs it to start it.',
  },
  reconnecting: {
    badge: { tone: 'waiting', word: 'Reconnecting' },
    heading: 'Reconnecting to WhatsApp',
    text: 'Messages that arrive meanwhile are read afterwards.',
  },
} satisfies Record<string, State>

/** Its bot is held up by the restart budget: it opens WhatsApp again by itself. */
const waitingState = (until: Date, timeZone: string): State => ({
  badge: { tone: 'waiting', word: 'Waiting' },
  heading: `WhatsApp opens again at ${clockTime(until, timeZone)}`,
  text: 'To keep the number safe, it is opened only so often within an hour. Messages wait on the phone and are read then. The page moves on by itself.',
})

const cannotState = (word: string, heading: string, { why }: Inability): State => ({
  badge: { tone: 'trouble', word },
  heading,
  text: `${why}. It is tried again and again, and what waits is not lost. Please answer on the phone, and tell whoever runs Comanda.`,
})

function stateOf(
  account: Account | undefined,
  { mayScan, hasCode, now, timeZone }: { mayScan: boolean; hasCode: boolean; now: Date; timeZone: string },
): State {
  if (account === undefined) return states.none
  const { waitingUntil } = account
  if (waitingUntil !== undefined && waitingUntil > now) return waitingState(waitingUntil, timeZone)
  if (account.state === 'pairing') {
    const wasSignedOut = isMeantToBeLinked(account)
    if (!mayScan) return wasSignedOut ? states.signedOutForOthers : states.ownerScans
    if (!hasCode) return states.waitingForCode
    return wasSignedOut ? states.signedOut : states.scan
  }
  if (account.unlinkRequestedAt !== undefined) {
    return account.state === 'offline' ? states.unlinkingLater : states.unlinking
  }
  const { lastProofAt } = account
  if (account.state === 'ready' && lastProofAt && now.getTime() - lastProofAt.getTime() > silentAfterMs) {
    return states.silent
  }
  const { cannotReceive, cannotSend } = account
  if (cannotReceive !== undefined)
    return cannotState('Not hearing', 'Comanda doesn’t hear new messages', cannotReceive)
  if (cannotSend !== undefined) return cannotState('Not sending', 'Replies don’t go out', cannotSend)
  return states[account.state]
}

/** Is there a link to take away, as far as we know? */
export const isLinked = (account: Account | undefined): account is Account =>
  account?.wid !== undefined && account.state !== 'pairing' && account.unlinkRequestedAt === undefined

/**
 * @param code.version changes with the code; undefined code: nothing to scan
 * @param mayScan only the owner may, and unlink too: whoever scans decides which number the shop answers from
 */
export function accountPanel(input: {
  account: Account | undefined
  code: { version: string } | undefined
  mayScan: boolean
  business: Business
  now: Date
}): AccountPanel {
  const { account, code, mayScan, business, now } = input
  const state = stateOf(account, { mayScan, hasCode: code !== undefined, now, timeZone: business.timeZone })
  return {
    ...state,
    qr:
      (state === states.scan || state === states.signedOut) && code !== undefined
        ? `/account/qr.svg?v=${code.version}`
        : undefined,
    lastProof:
      account?.lastProofAt === undefined || account.state === 'pairing'
        ? undefined
        : readableTime(account.lastProofAt, now, business.timeZone),
    linked:
      isLinked(account) && account.linkedAt !== undefined
        ? readableTime(account.linkedAt, now, business.timeZone)
        : undefined,
    unlink: mayScan && isLinked(account) ? '/account/unlink' : undefined,
  }
}
