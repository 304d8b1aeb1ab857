import type { Business } from '../businesses/types.js'
import { languageFor } from './language-for.js'
import { type Replies, repliesIn } from './replies.js'

/** What a shop says to a customer, in the customer's language and the shop's tone. @param code as in `languageFor` */
export const repliesFor = (
  business: Pick<Business, 'language' | 'country' | 'replyLanguages' | 'tone'>,
  code: string | undefined,
): Replies => repliesIn(languageFor(business, code), business.tone)
