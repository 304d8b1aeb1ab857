import type { SetAside } from '@comanda/shared/imports/types.js'

/** A spreadsheet takes what begins so for a sum to work out: a quotation mark keeps it text. */
const cell = (value: string): string => `"${value.replace(/^[=+\-@\t\r]/, `'$&`).replaceAll('"', '""')}"`

/** What was set aside as CSV, with the mark that spreadsheets know UTF-8 by. */
export const setAsideCsv = (entries: readonly SetAside[]): string =>
  `\ufeff${[
    ['file', 'line', 'what to do'],
    ...entries.map(({ file, line, reason }) => [file, line === undefined ? '' : String(line), reason]),
  ]
    .map(row => row.map(cell).join(','))
    .join('\r\n')}\r\n`
