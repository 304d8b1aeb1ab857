import type { Allergen, Diet } from '../questions/topics.js'

/** A menu as MENU.json holds it, checked by `readMenu`. Prices are integer minor units of `currency`. */
export interface Menu {
  /** ISO 4217, for example "USD" */
  readonly currency: string
  /** BCP 47; decides which language's words lead when a word means something in several */
  readonly language: string
  /** ISO 3166-1 alpha-2 */
  readonly country?: string
  /** IANA name */
  readonly timeZone?: string
  readonly items: readonly MenuItem[]
  readonly groups: readonly MenuGroup[]
}

export interface MenuItem {
  readonly id: string
  readonly name: string
  readonly aliases: readonly string[]
  /** What the printed menu calls it ("12", "4b") */
  readonly number?: string
  readonly category?: string
  /** Measures that it is sold by ("kg"); the price is for one of the first. None: sold by the piece. */
  readonly units?: readonly string[]
  /** In the shop's words */
  readonly description?: string
  /** What it is made of. Missing: nobody has said */
  readonly ingredients?: readonly string[]
  /** What is in it of those that must be declared; empty: none. Missing: nobody has said, and nothing is known */
  readonly allergens?: readonly Allergen[]
  /** Whom it suits; empty: none of them. Missing: nobody has said */
  readonly diets?: readonly Diet[]
  readonly priceMinor: number
  /** Ids of the option groups that it can be ordered with */
  readonly groups: readonly string[]
  /** What it is made with when the customer says nothing about that group */
  readonly defaults: readonly MenuDefault[]
}

export interface MenuDefault {
  readonly group: string
  readonly option: string
}

export interface MenuGroup {
  readonly id: string
  readonly name: string
  /** How many of its options a line must and may have */
  readonly min: number
  readonly max: number
  /** "extra", "light", "double" and counts make sense */
  readonly amounts: boolean
  /** "no onions" makes sense */
  readonly removable: boolean
  readonly options: readonly MenuOption[]
}

export interface MenuOption {
  readonly id: string
  readonly name: string
  readonly aliases: readonly string[]
  /** Added to the item's price; below 0 makes it cheaper */
  readonly priceMinor: number
}
