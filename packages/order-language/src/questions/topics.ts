/** What a customer asks about. */
export type Topic =
  /** what a dish, a size or an extra costs */
  | 'price'
  /** what the cart comes to so far */
  | 'total'
  | 'delivery_fee'
  | 'delivery'
  | 'minimum'
  /** which languages the shop answers in */
  | 'languages'
  /** whether a machine answers */
  | 'bot'
  /** which of several dishes costs less */
  | 'compare'
  | 'payment'
  | 'hours'
  | 'where'
  | 'duration'
  | 'phone'
  /** which sizes, toppings, flavours there are */
  | 'options'
  /** what is in a dish, or whether something is */
  | 'contents'
  | 'diet'
  | 'allergen'
  /** what there is of a kind */
  | 'list'
  | 'cheapest'
  | 'popular'
  /** whether there is a certain dish */
  | 'available'
  /** a question, and nothing that is known to be asked */
  | 'unknown'

/** Of whom or what a dish is suited to. */
export const diets = ['vegetarian', 'vegan', 'gluten_free', 'lactose_free', 'halal', 'kosher'] as const
export type Diet = (typeof diets)[number]

/** Those that must be declared in the European Union. */
export const allergens = [
  'gluten',
  'crustaceans',
  'eggs',
  'fish',
  'peanuts',
  'soybeans',
  'milk',
  'nuts',
  'celery',
  'mustard',
  'sesame',
  'sulphites',
  'lupin',
  'molluscs',
] as const
export type Allergen = (typeof allergens)[number]

/** What a dish of this diet has none of. */
export const withoutAllergens: Readonly<Record<Diet, readonly Allergen[]>> = {
  vegetarian: ['fish', 'crustaceans', 'molluscs'],
  vegan: ['fish', 'crustaceans', 'molluscs', 'eggs', 'milk'],
  gluten_free: ['gluten'],
  lactose_free: [],
  halal: [],
  kosher: ['crustaceans', 'molluscs'],
}
