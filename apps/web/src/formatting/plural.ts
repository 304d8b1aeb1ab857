const rules = new Intl.PluralRules('en')

/** `counted(2, 'line', 'lines')` is "2 lines". */
export const counted = (count: number, one: string, many: string): string =>
  `${new Intl.NumberFormat('en').format(count)} ${rules.select(count) === 'one' ? one : many}`
