import type { OpeningHours } from './opening-hours.js'

/** The shop's terms, which the owner sets. */
export interface ShopTerms {
  openingHours: OpeningHours
  offersDelivery: boolean
  offersPickup: boolean
  deliveryFeeMinor: number
  /** of the goods, without the fee */
  minimumOrderMinor: number
  /** what a customer is told to expect */
  readyInMinutes: number
}

export interface Business extends ShopTerms {
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
