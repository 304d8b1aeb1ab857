/** Something wrong with a menu, in plain words. */
export interface MenuProblem {
  /** Where in the JSON: "items[3].groups[0]"; "" for the whole */
  readonly path: string
  readonly message: string
}
