const special = /[\\\n\r\t]/g
const hasSpecial = /[\\\n\r\t]/
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' }

const cell = (value: string | number | undefined): string => {
  if (value === undefined) return '\\N'
  if (typeof value === 'number') return String(value)
  return hasSpecial.test(value) ? value.replace(special, character => escapes[character] ?? '') : value
}

/** A row as COPY reads it; undefined is null. */
export const copyRow = (values: readonly (string | number | undefined)[]): string =>
  `${values.map(cell).join('\t')}\n`
