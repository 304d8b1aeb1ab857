/** What a source may be. Larger ones are no shop's past, but a mistake or a bomb. */
export const limits = {
  /** of a file, unpacked */
  fileBytes: 4 * 1024 ** 3,
  /** of all that a zip holds, unpacked */
  zipBytes: 16 * 1024 ** 3,
  zipEntries: 1_000_000,
  /** unpacked to packed, of an entry that unpacks to more than a megabyte */
  zipRatio: 200,
  /** of a row of a table, or of a record in JSON */
  recordBytes: 1024 ** 2,
  /** of lists and objects within each other */
  jsonDepth: 64,
  columns: 1_000,
  /** of folders within each other */
  folderDepth: 32,
  /** of an order */
  lines: 500,
  /** dishes with their rows: a menu is read at once */
  menuRows: 50_000,
  /** of a text that is kept: a name, an address */
  text: 500,
} as const
