export const importKinds = ['menu', 'customers', 'orders'] as const
export type ImportKind = (typeof importKinds)[number]

/** What one record can tell, by kind; the page names them to owners in this order. */
export const fieldsOf = {
  menu: [
    'name',
    'category',
    'size',
    'price',
    'description',
    'number',
    'alsoCalled',
    'unit',
    'parent',
    'type',
  ],
  customers: ['name', 'phone', 'email', 'address'],
  orders: [
    'reference',
    'placedAt',
    'time',
    'status',
    'total',
    'fee',
    'currency',
    'customerName',
    'phone',
    'email',
    'address',
    'fulfilment',
    'note',
    'lines',
    'item',
    'quantity',
    'unitPrice',
    'lineTotal',
    'lineNote',
  ],
} as const satisfies Record<ImportKind, readonly string[]>
export type Field = (typeof fieldsOf)[ImportKind][number]

/**
 * Where a field stands: the first of these names that a record has. A list within stands for several that are joined,
 * like first and last name. A name is a column's heading, or in JSON a path like `billing.phone`.
 */
export type Place = readonly (string | readonly string[])[]

/** How the files of one program are read. */
export interface Description {
  /** what commands call it: "square-orders" */
  name: string
  /** what people call it */
  title: string
  kind: ImportKind
  /** what a record must have for the file to be known as this one; none: only where it is asked for, or as the last */
  recognise: readonly string[]
  /** in JSON, where the records stand: "orders" */
  records?: string | undefined
  fields: Partial<Record<Field, Place>>
  /** columns that hold the price of a size, which their heading names; undefined: found by themselves where there are any */
  sizeColumns?: readonly string[] | undefined
  /** undefined: as the column itself shows */
  decimalMark?: '.' | ',' | undefined
  /** undefined: as the file's dates show */
  dateOrder?: 'dmy' | 'mdy' | undefined
  /** of dates that say none; undefined: the shop's */
  timeZone?: string | undefined
  /** words of this program for a status, folded */
  statuses?: Readonly<Record<string, 'completed' | 'cancelled' | 'rejected' | 'open'>> | undefined
}
