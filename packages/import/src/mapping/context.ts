import type { Description } from '../description/types.js'

/** What the shop says where a file doesn't. */
export interface MappingContext {
  businessId: number
  /** ISO 4217 */
  currency: string
  /** IANA name */
  timeZone: string
  /** ISO 3166-1 alpha-2 */
  country: string | undefined
  /** as files are read; undefined: by whichever of those that ship knows them */
  description: Description | undefined
  /** the ids of the menu's dishes by their folded names, so that the past and the present of a dish are one */
  itemKeys: ReadonlyMap<string, string>
}
