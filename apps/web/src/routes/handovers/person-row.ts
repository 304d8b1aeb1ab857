import type { Business } from '@comanda/shared/businesses/types.js'
import type { WaitingPerson } from '@comanda/shared/handovers/types.js'
import { readableMessage } from '../../formatting/message.js'
import { counted } from '../../formatting/plural.js'
import { type ReadableTime, readableTime } from '../../formatting/time.js'
import { personName } from './person-name.js'
import { reasonWords } from './reason-words.js'

/** One who waits, in the list: who, since when, why, and what was written last. */
export interface PersonRow {
  href: string
  name: string
  since: ReadableTime
  reason: string
  more: string | undefined
  kind: string | undefined
  text: string
}

export const personRow = (person: WaitingPerson, business: Business, now: Date): PersonRow => ({
  href: `/handovers/${person.contactId}`,
  name: personName(person.name, person.phone),
  since: readableTime(person.since, now, business.timeZone),
  reason: reasonWords[person.reason],
  more: person.count > 1 ? counted(person.count, 'message', 'messages') : undefined,
  ...readableMessage(person.lastMessage),
})
