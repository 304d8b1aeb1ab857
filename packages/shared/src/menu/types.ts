import type { Allergen, Diet } from '@comanda/order-language/questions/topics.js'

/** A dish as the dashboard lists it, sold out or not. */
export interface MenuEntry {
  id: number
  name: string
  number: string | undefined
  category: string | undefined
  priceMinor: number
  /** what the price is for; undefined: a piece */
  unit: string | undefined
  isAvailable: boolean
}

export interface OptionEntry {
  id: number
  groupName: string
  name: string
  priceMinor: number
  isAvailable: boolean
}

/** What customers ask of a dish. undefined: nobody has said, which isn't "none". */
export interface ItemFacts {
  description: string | undefined
  ingredients: readonly string[] | undefined
  allergens: readonly Allergen[] | undefined
  diets: readonly Diet[] | undefined
}

/** What staff can change of a dish. */
export interface ItemDetails extends Partial<ItemFacts> {
  name: string
  priceMinor: number
  category: string | undefined
  /** all its other names, learnt or not */
  alsoCalled: readonly string[]
}
