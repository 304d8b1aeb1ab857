import type { Business } from '../businesses/types.js'

const baseOf = (tag: string): string => tag.split('-')[0]?.toLowerCase() ?? ''

/**
 * The tag of the language that a customer is answered in: the shop's own, or the customer's as it is written in the
 * shop's country, so that prices look as they do there.
 * @param code of the customer's language, as "es"; undefined where nothing is known of it
 */
export function languageFor(
  { language, country, replyLanguages }: Pick<Business, 'language' | 'country' | 'replyLanguages'>,
  code: string | undefined,
): string {
  if (code === undefined || baseOf(language) === code) return language
  if (replyLanguages !== undefined && !replyLanguages.includes(code)) return language
  const place = country ?? new Intl.Locale(language).region
  return place === undefined ? code : `${code}-${place}`
}
