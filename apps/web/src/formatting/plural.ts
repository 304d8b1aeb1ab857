const rules = new Intl.PluralRules('en')
const numbers = new Intl.NumberFormat('en')

/** `counted(2, 'line', 'lines')` is "2 lines". */
export const counted = (count: number, one: string, many: string): string =>
  `${numbers.format(count)} ${rules.select(count) === 'one' ? one : many}`
