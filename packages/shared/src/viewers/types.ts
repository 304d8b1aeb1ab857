import type { WhatsAppState } from '../accounts/types.js'
import type { Business } from '../businesses/types.js'
import type { Member } from '../members/types.js'
import type { Versions } from '../versions/types.js'

/** Who looks, and at which business, as it is at this moment. */
export interface Viewer {
  member: Member
  business: Business
  /** of what the business's pages show */
  versions: Versions
  /** customers who wait for a person */
  peopleWaiting: number
  /** their messages */
  messagesWaiting: number
  /** false until the first order was placed */
  hasOrders: boolean
  /** the highest order number given so far, 0 before the first; it changes with the topic `orders` */
  newestOrder: number
  /** what happened with their sign-in that they weren't told of yet */
  untold: number
  /** the shop asks for a second factor that they haven't set up: before that there is nothing else for them */
  lacksSecondFactor: boolean
  /** belongs to other shops too */
  hasOtherShops: boolean
  /** undefined where the shop has no account */
  whatsApp: WhatsAppState | undefined
}
