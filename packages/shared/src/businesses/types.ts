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

/** How the bot speaks: plain says what must be said, warm a kind word with it. */
export const tones = ['plain', 'warm'] as const
export type Tone = (typeof tones)[number]

/** Which orders are accepted without a person: limited means while the shop is open, and below an amount. */
export const acceptances = ['never', 'always', 'limited'] as const
export type Acceptance = (typeof acceptances)[number]

/** How the bot answers for the shop. */
export interface BotManner {
  /** what it calls itself; undefined: nothing */
  botName: string | undefined
  tone: Tone
  /** codes of languages (“es”) that it answers in besides the shop's own; undefined: all that there are */
  replyLanguages: readonly string[] | undefined
  /** whether it tells how long an order takes */
  promisesTime: boolean
  accepts: Acceptance
  /** of the whole order, where `accepts` is limited */
  acceptsBelowMinor: number
  /** after so long somebody is told that nobody accepted an order */
  unacceptedAfterMinutes: number
  /** what wasn't answered so often is for a person */
  asksAtMost: number
}

export interface Business extends ShopTerms, ShopAnswers, BotManner {
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
