import type { OpeningHours, SpecialDay } from './opening-hours.js'

/** The shop's terms, which the owner sets. */
export interface ShopTerms {
  openingHours: OpeningHours
  offersDelivery: boolean
  offersPickup: boolean
  deliveryFeeMinor: number
  /** of the goods, without the fee, where it is delivered */
  minimumOrderMinor: number
  /** what a customer is told to expect */
  readyInMinutes: number
}

/** What customers ask of a shop. undefined: nobody has said, and a person is asked. */
export interface ShopAnswers {
  address: string | undefined
  phone: string | undefined
  /** in the shop's words: “cash, cards, Pix” */
  paymentMethods: string | undefined
  /** in the shop's words: “the old town, up to 4 km” */
  deliveryArea: string | undefined
  /** what the bot says first, instead of its own words */
  greeting: string | undefined
  /** days that aren't like others, in order */
  specialDays: readonly SpecialDay[]
  /** it takes a break until then, whatever its hours say */
  pausedUntil: Date | undefined
}

export interface Business extends ShopTerms, ShopAnswers {
  id: number
  slug: string
  name: string
  /** ISO 4217 */
  currency: string
  /** IANA name */
  timeZone: string
  /** BCP 47 */
  language: string
  /** ISO 3166-1 alpha-2 */
  country: string | undefined
  /** goes up with each change of menu or prices; 0 before the first import */
  menuVersion: number
}

/** What the owner sets on the dashboard. */
export interface BusinessSettings extends ShopTerms {
  name: string
  currency: string
  timeZone: string
}

export interface NewBusiness {
  name: string
  currency: string
  timeZone: string
  slug?: string | undefined
}
