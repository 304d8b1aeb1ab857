export interface Table {
  name: string
  /** without generated ones */
  columns: string[]
  /** what gives its rows one order, on every server */
  order: string[]
  dependsOn: string[]
}

/** Where the numbers of an identity column have come to. */
export interface Sequence {
  table: string
  column: string
  /** as text: it may be larger than a double holds */
  lastValue: string
  isCalled: boolean
}
