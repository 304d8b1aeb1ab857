export interface Business {
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

export interface NewBusiness {
  name: string
  currency: string
  timeZone: string
  slug?: string | undefined
}
