/**
 * Does the day stand before the month in a date of numbers, where the shop is? undefined where nobody can say: its
 * country isn't known, and English is written both ways.
 */
export function dayBeforeMonth({
  country,
  language,
}: {
  country: string | undefined
  language: string
}): boolean | undefined {
  const [code = 'en', region] = language.split('-')
  const land = country ?? region
  if (land === undefined) return code === 'en' ? undefined : true
  let parts: Intl.DateTimeFormatPart[]
  try {
    parts = new Intl.DateTimeFormat(`${code}-${land}`, { day: 'numeric', month: 'numeric' }).formatToParts(0)
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
  const place = (type: string): number => parts.findIndex(part => part.type === type)
  return place('day') < place('month')
}
