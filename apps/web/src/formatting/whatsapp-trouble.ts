import type { WhatsAppState } from '@comanda/shared/accounts/types.js'
import { describeOutage } from '@comanda/shared/outages/describe.js'
import { clockTime } from './time.js'

export interface WhatsAppTrouble {
  tone: 'trouble' | 'waiting' | 'done'
  /** in the bar, in place of “Live” */
  word: string | undefined
  text: string
}

/** A browser that is relaunched is away for seconds: nobody need be told. */
const toldAfterMs = 60_000

const trouble = (word: string, text: string): WhatsAppTrouble => ({ tone: 'trouble', word, text })

function outageText(outage: NonNullable<WhatsAppState['lastOutage']>, timeZone: string): string {
  const [beganAt, endedAt] = [new Date(outage.beganAtMs), new Date(outage.endedAtMs)]
  const { length, messages } = describeOutage({ ...outage, beganAt, endedAt })
  return `Customers got no answer from ${clockTime(beganAt, timeZone)} to ${clockTime(endedAt, timeZone)} (${length}). ${messages}`
}

/** What everybody at the shop has to know of its WhatsApp, in words for them. @returns undefined while all is well */
export function whatsAppTrouble(
  whatsApp: WhatsAppState | undefined,
  timeZone: string,
  now: Date,
): WhatsAppTrouble | undefined {
  if (whatsApp === undefined || !whatsApp.isMeantToBeLinked) return undefined
  const { state, awaySinceMs, waitingUntilMs, cannotReceiveSinceMs, cannotSendSinceMs, isSilent } = whatsApp
  const at = (ms: number): string => clockTime(new Date(ms), timeZone)
  if (waitingUntilMs !== null)
    return trouble(
      'No answers',
      `Customers get no answer until ${at(waitingUntilMs)}: WhatsApp was opened too often within an hour, and Comanda waits to keep the number safe. What they write is read then. Until then, answer on the phone.`,
    )
  if (state === 'pairing')
    return trouble(
      'Signed out',
      'WhatsApp was signed out, and customers get no answer. The owner can link it again on the page WhatsApp. Until then, answer on the phone.',
    )
  if (cannotReceiveSinceMs !== null)
    return trouble(
      'No answers',
      `Comanda hasn’t heard new messages since ${at(cannotReceiveSinceMs)}: WhatsApp’s page has changed. Please answer on the phone, and tell whoever runs Comanda.`,
    )
  if (cannotSendSinceMs !== null)
    return trouble(
      'No answers',
      `Replies haven’t gone out since ${at(cannotSendSinceMs)}, though messages are read. They wait and are sent as soon as it works again. Please answer on the phone, and tell whoever runs Comanda.`,
    )
  if (isSilent)
    return trouble(
      'No answers',
      'There has been no sign of life from WhatsApp for a while, and customers get no answer. Please answer on the phone, and tell whoever runs Comanda.',
    )
  if (awaySinceMs !== null && now.getTime() - awaySinceMs >= toldAfterMs)
    return trouble(
      'No answers',
      `There has been no connection to WhatsApp since ${at(awaySinceMs)}. What customers write is read as soon as it is back. Until then, answer on the phone.`,
    )
  if (whatsApp.lastOutage === null) return undefined
  return { tone: 'done', word: undefined, text: outageText(whatsApp.lastOutage, timeZone) }
}
